package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an entry of the ledger says. */
@Schema(
        description =
                "What the entry says. On a skill: `started`, `claimed`, `completed` begin something, `revoked` ends what it"
                        + " names in `ends`, `restored` takes a revocation back, `carried-over` and `carried-back` follow"
                        + " a merge of skills in the catalog and its being taken back. On a module: `module-completed`,"
                        + " `module-revoked`. On a role: `goal-set`, `goal-dropped`, `role-reached`. On a course:"
                        + " `enrolled`, `left`, `course-completed`. On another person's sight: `granted`,"
                        + " `grant-revoked`. On a plan that is kept: `plan-saved`, `plan-dropped`.")
public enum EntryKind {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("claimed")
    CLAIMED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("revoked")
    REVOKED,
    @JsonProperty("restored")
    RESTORED,
    @JsonProperty("carried-over")
    CARRIED_OVER,
    @JsonProperty("carried-back")
    CARRIED_BACK,
    @JsonProperty("module-completed")
    MODULE_COMPLETED,
    @JsonProperty("module-revoked")
    MODULE_REVOKED,
    @JsonProperty("goal-set")
    GOAL_SET,
    @JsonProperty("goal-dropped")
    GOAL_DROPPED,
    @JsonProperty("role-reached")
    ROLE_REACHED,
    @JsonProperty("enrolled")
    ENROLLED,
    @JsonProperty("left")
    LEFT,
    @JsonProperty("course-completed")
    COURSE_COMPLETED,
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("grant-revoked")
    GRANT_REVOKED,
    @JsonProperty("plan-saved")
    PLAN_SAVED,
    @JsonProperty("plan-dropped")
    PLAN_DROPPED;

    /** Whether the entry says something about a skill. */
    public boolean isAboutSkill() {
        return switch (this) {
            case STARTED, CLAIMED, COMPLETED, REVOKED, RESTORED, CARRIED_OVER, CARRIED_BACK -> true;
            default -> false;
        };
    }

    boolean isAboutModule() {
        return this == MODULE_COMPLETED || this == MODULE_REVOKED;
    }

    boolean isAboutRole() {
        return this == GOAL_SET || this == GOAL_DROPPED || this == ROLE_REACHED;
    }

    boolean isAboutCourse() {
        return this == ENROLLED || this == LEFT || this == COURSE_COMPLETED;
    }

    boolean isAboutPlan() {
        return this == PLAN_SAVED || this == PLAN_DROPPED;
    }
}
