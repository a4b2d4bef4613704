package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.readiness.CourseReadiness;

/** A course with where a learner stands on each module of it, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A course, with what each module of it is to the learner.")
record CourseStanding(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true) StandingCourse course,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(description = "Absent unless the learner has taken up the course.")
        CourseEnrolment enrolment,

        @Schema(required = true) CourseShare share,

        @Schema(required = true, description = "In the order of the course.")
        List<CourseModuleStanding> modules) {

    /** The course. */
    @Schema(name = "StandingCourse", description = "The course that the answer is about.")
    record StandingCourse(
            @Schema(required = true, examples = "web-basics")
            String key,

            @Schema(required = true, examples = "Basics of the web")
            String title,

            @Schema(required = true, description = "The version that was published last.", examples = "1")
            int version,

            @Schema(
                    required = true,
                    description =
                            "Whether the catalog has retired the course: nobody can take it up any more, but who has"
                                    + " goes on.",
                    examples = "false")
            boolean retired) {

        static StandingCourse from(Course course, Combination combination) {
            return new StandingCourse(
                    course.key(), combination.title(course.titles()), course.version(), !course.published());
        }
    }

    /** The learner's place in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CourseEnrolment", description = "The learner's place in the course.")
    record CourseEnrolment(
            @Schema(required = true, description = "Since when.", implementation = String.class, format = "date-time")
            Instant since,

            @Schema(
                    description =
                            "When it was entered that the course was completed; absent unless it was. Modules that"
                                    + " have come since do not take it back.",
                    implementation = String.class,
                    format = "date-time")
            Instant completedAt) {

        static CourseEnrolment from(StandingView.EnrolmentView enrolment) {
            return new CourseEnrolment(enrolment.since(), enrolment.completedAt());
        }
    }

    /** How far. */
    @Schema(
            name = "CourseShare",
            description =
                    "How many modules that count are completed. A retired module counts only for who has completed"
                            + " it.")
    record CourseShare(
            @Schema(required = true, examples = "3") int completed,
            @Schema(required = true, examples = "11") int total,

            @Schema(
                    required = true,
                    description = "The minutes of the modules that count and are not completed.",
                    examples = "540")
            int minutesLeft) {

        static CourseShare from(CourseReadiness course) {
            return new CourseShare(course.completed(), course.total(), course.minutesLeft());
        }
    }

    /** One module of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CourseModuleStanding", description = "A module of the course, and what it is to the learner.")
    record CourseModuleStanding(
            @Schema(required = true) StandingModule module,

            @Schema(required = true) ModuleState state,

            @Schema(
                    required = true,
                    description = "Whether it counts for this learner: a retired one only where it is completed.",
                    examples = "true")
            boolean counts,

            @Schema(description = "Absent unless the learner has completed it, in whichever version.")
            ModuleCompleted completed,

            @Schema(required = true, description = "The needs that are not met; empty unless it is locked.")
            List<LockingNeed> lockedBy) {

        static CourseModuleStanding from(CourseReadiness.ModuleStanding standing, Combination combination) {
            return new CourseModuleStanding(
                    StandingModule.from(standing.module(), combination),
                    ModuleState.from(standing.state()),
                    standing.counts(),
                    ModuleCompleted.from(standing.completion()),
                    standing.lockedBy().stream()
                            .map(need -> LockingNeed.from(need, combination))
                            .toList());
        }
    }

    static CourseStanding from(Combination combination, Course course) {
        CourseReadiness readiness = CourseReadiness.of(combination.graph(), course, combination.learner());
        return new CourseStanding(
                combination.question().learner(),
                StandingCourse.from(course, combination),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                combination
                        .standing()
                        .enrolmentIn(course.key())
                        .map(CourseEnrolment::from)
                        .orElse(null),
                CourseShare.from(readiness),
                readiness.modules().stream()
                        .map(module -> CourseModuleStanding.from(module, combination))
                        .toList());
    }
}
