package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.readiness.CourseReadiness;
import org.skillway.gateway.readiness.ModuleState;
import org.skillway.gateway.readiness.NextModules;
import org.skillway.gateway.readiness.RoleShare;

/** All that a learner's first page shows, on the wire. */
@Schema(
        description =
                "All that a learner's first page shows: goals, courses, what to begin with, what was recorded last.")
record LearnerPage(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(required = true, description = "In the order of the learner: by position, then by key.")
        List<GoalStanding> goals,

        @Schema(required = true, description = "The courses that the learner has taken up, by key.")
        List<CourseProgress> courses,

        @Schema(required = true, description = "The first of `/learners/{id}/next`, at most five.")
        List<NextModule> next,

        @Schema(required = true, description = "The last entries of the ledger, at most five, the newest first.")
        List<RecentEntry> recent) {

    private static final int MOST_NEXT = 5;

    /** A role that the learner works towards. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GoalStanding", description = "A role that the learner works towards, and how far that is.")
    record GoalStanding(
            @Schema(required = true) StandingRole role,

            @Schema(
                    description = "The day by which it is to be reached.",
                    examples = "2027-03-01",
                    implementation = String.class,
                    format = "date")
            LocalDate by,

            @Schema(description = "How many hours a week there are for it.", examples = "6")
            Integer hoursPerWeek,

            @Schema(description = "Where it stands among the goals.", examples = "1")
            Integer position,

            @Schema(
                    required = true,
                    description = "When it was set as it is.",
                    implementation = String.class,
                    format = "date-time")
            Instant setAt,

            @Schema(
                    description = "When it was entered that the role was reached; absent unless it was.",
                    implementation = String.class,
                    format = "date-time")
            Instant reachedAt,

            @Schema(required = true) Readiness readiness,

            @Schema(required = true) GapSize gap) {

        static GoalStanding from(StandingView.GoalView goal, Role role, Combination combination, BitSet held) {
            RoleShare share = RoleShare.of(role, held);
            StandingView.Wish wish = goal.wish();
            return new GoalStanding(
                    StandingRole.from(role, combination),
                    wish.by(),
                    wish.hoursPerWeek(),
                    wish.position(),
                    goal.setAt(),
                    goal.reachedAt(),
                    Readiness.from(share),
                    GapSize.from(share));
        }
    }

    /** A course that the learner has taken up. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CourseProgress", description = "A course that the learner has taken up, and how far that is.")
    record CourseProgress(
            @Schema(required = true) CourseStanding.StandingCourse course,

            @Schema(required = true) CourseStanding.CourseEnrolment enrolment,

            @Schema(required = true) CourseStanding.CourseShare share,

            @Schema(
                    description =
                            "The first module of it, in its order, that counts, is not completed and can be begun;"
                                    + " absent where there is none.")
            EntityRef goOnWith) {

        static CourseProgress from(StandingView.EnrolmentView enrolment, Course course, Combination combination) {
            CourseReadiness readiness = CourseReadiness.of(combination.graph(), course, combination.learner());
            return new CourseProgress(
                    CourseStanding.StandingCourse.from(course, combination),
                    CourseStanding.CourseEnrolment.from(enrolment),
                    CourseStanding.CourseShare.from(readiness),
                    readiness.modules().stream()
                            .filter(module -> module.counts() && module.state() == ModuleState.OPEN)
                            .findFirst()
                            .map(module -> new EntityRef(
                                    module.module().key(),
                                    combination.title(module.module().titles())))
                            .orElse(null));
        }
    }

    static LearnerPage from(Combination combination) {
        BitSet held = combination.learner().skills().completed();
        return new LearnerPage(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                combination.standing().goalsInOrder().stream()
                        .flatMap(goal -> combination.graph().role(goal.role()).stream()
                                .map(role -> GoalStanding.from(goal, role, combination, held)))
                        .toList(),
                combination.standing().enrolments().stream()
                        .sorted(Comparator.comparing(StandingView.EnrolmentView::course))
                        .flatMap(enrolment -> combination.graph().course(enrolment.course()).stream()
                                .map(course -> CourseProgress.from(enrolment, course, combination)))
                        .toList(),
                NextModules.of(combination.graph(), combination.goals(), combination.learner()).stream()
                        .limit(MOST_NEXT)
                        .map(suggestion -> NextModule.from(suggestion, combination))
                        .toList(),
                combination.standing().recent().stream()
                        .map(entry -> RecentEntry.from(entry, combination))
                        .toList());
    }
}
