package org.skillway.gateway.learner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.readiness.CourseReadiness;

/** A course, while nobody can say where the learner stands, on the wire. */
@Schema(
        description =
                "A course, with nothing about the learner: their records could not be reached, and the client prefers"
                        + " this to nothing.")
record CourseWithoutLearner(
        @Schema(
                required = true,
                description = "Always false: nothing is known here of the learner.",
                examples = "false")
        boolean learnerKnown,

        @Schema(required = true) CourseStanding.StandingCourse course,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "In the order of the course; a retired one counts only for who has completed it.")
        List<StandingModule> modules) {

    /** @param nothing a combination with a learner of whom nothing is recorded */
    static CourseWithoutLearner from(Combination nothing, Course course) {
        return new CourseWithoutLearner(
                false,
                CourseStanding.StandingCourse.from(course, nothing),
                nothing.graph().revision(),
                CourseReadiness.of(nothing.graph(), course, nothing.learner()).modules().stream()
                        .map(standing -> StandingModule.from(standing.module(), nothing))
                        .toList());
    }
}
