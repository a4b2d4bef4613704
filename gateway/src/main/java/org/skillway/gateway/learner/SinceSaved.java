package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that has happened since a plan was saved, on the wire; {@link SinceSavedTelling} fills it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SinceSaved",
        description =
                "Something that has happened since the plan was saved and that it depends on, whether or not it changed"
                        + " the plan.")
record SinceSaved(
        @Schema(required = true) Kind what,

        @Schema(description = "With what is about a module.")
        EntityRef module,

        @Schema(description = "With what is about a skill; of a merge the one that went.")
        EntityRef skill,

        @Schema(description = "The skill that stands for both; with `skill-merged` only.")
        EntityRef into,

        @Schema(description = "With `role-retired` only.") EntityRef role,

        @Schema(description = "With `requirement-added` and `requirement-removed` only.")
        AskedRequirement requirement,

        @Schema(
                description = "The progress version that brought it, where it is known; of what was lost it is not.",
                examples = "9")
        Long progressVersion,

        @Schema(description = "The module's version then; with `module-changed`, `module-retired`.", examples = "1")
        Integer versionThen,

        @Schema(description = "The module's version now; with `module-changed`, `module-published`.", examples = "2")
        Integer versionNow,

        @Schema(description = "How long it took then; with `module-changed` only.", examples = "120")
        Integer minutesThen,

        @Schema(description = "How long it takes now; with `module-changed` only.", examples = "90")
        Integer minutesNow,

        @Schema(description = "What it teaches now and did not then; with `module-changed` only.")
        List<EntityRef> teachesBesides,

        @Schema(description = "What it taught then and does not now; with `module-changed` only.")
        List<EntityRef> teachesNoMore) {

    @Schema(
            name = "SinceSavedKind",
            description =
                    "What has happened. Of the learner: `module-completed` (one of the plan), `skill-gained`, `skill-lost`. In"
                            + " the catalog: `skill-merged`; `role-retired`, `requirement-added`, `requirement-removed` (also by"
                            + " the learner's goals, where the plan is for these); `module-retired`, `module-changed` (there is"
                            + " another version), `module-published` (it was not there to choose from).")
    enum Kind {
        @JsonProperty("module-completed")
        MODULE_COMPLETED,
        @JsonProperty("skill-gained")
        SKILL_GAINED,
        @JsonProperty("skill-lost")
        SKILL_LOST,
        @JsonProperty("skill-merged")
        SKILL_MERGED,
        @JsonProperty("role-retired")
        ROLE_RETIRED,
        @JsonProperty("requirement-added")
        REQUIREMENT_ADDED,
        @JsonProperty("requirement-removed")
        REQUIREMENT_REMOVED,
        @JsonProperty("module-retired")
        MODULE_RETIRED,
        @JsonProperty("module-changed")
        MODULE_CHANGED,
        @JsonProperty("module-published")
        MODULE_PUBLISHED
    }

    static SinceSaved about(Kind what) {
        return new SinceSaved(what, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    SinceSaved ofModule(EntityRef one) {
        return new SinceSaved(
                what,
                one,
                skill,
                into,
                role,
                requirement,
                progressVersion,
                versionThen,
                versionNow,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    SinceSaved ofSkill(EntityRef one, EntityRef survivor) {
        return new SinceSaved(
                what,
                module,
                one,
                survivor,
                role,
                requirement,
                progressVersion,
                versionThen,
                versionNow,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    SinceSaved ofRole(EntityRef one) {
        return new SinceSaved(
                what,
                module,
                skill,
                into,
                one,
                requirement,
                progressVersion,
                versionThen,
                versionNow,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    SinceSaved ofRequirement(AskedRequirement one) {
        return new SinceSaved(
                what,
                module,
                skill,
                into,
                role,
                one,
                progressVersion,
                versionThen,
                versionNow,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    /** @param version null where it is not known */
    SinceSaved at(Long version) {
        return new SinceSaved(
                what,
                module,
                skill,
                into,
                role,
                requirement,
                version,
                versionThen,
                versionNow,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    /** @param before null of what was not there; {@code after} of what is there no more */
    SinceSaved versions(Integer before, Integer after) {
        return new SinceSaved(
                what,
                module,
                skill,
                into,
                role,
                requirement,
                progressVersion,
                before,
                after,
                minutesThen,
                minutesNow,
                teachesBesides,
                teachesNoMore);
    }

    SinceSaved content(int before, int after, List<EntityRef> besides, List<EntityRef> noMore) {
        return new SinceSaved(
                what,
                module,
                skill,
                into,
                role,
                requirement,
                progressVersion,
                versionThen,
                versionNow,
                before,
                after,
                besides,
                noMore);
    }
}
