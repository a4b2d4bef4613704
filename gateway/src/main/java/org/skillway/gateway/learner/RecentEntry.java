package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.graph.Titles;

/** An entry of the ledger, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An entry of the learner's ledger, in short; the whole stands in the history.")
record RecentEntry(
        @Schema(required = true, description = "The progress version that it brought.", examples = "7")
        long version,

        @Schema(required = true, description = "What it says, in the words of the history.", examples = "completed")
        String kind,

        @Schema(
                description =
                        "The key of the skill, module, role or course that it is about, as it was recorded, or the"
                                + " name of a plan; absent where it is about a person.",
                examples = "python")
        String key,

        @Schema(
                description = "Its title; absent where the catalog does not know the key at this revision.",
                examples = "Python")
        String title,

        @Schema(description = "Of a completed skill: on what that rests.")
        EvidenceKind evidence,

        @Schema(description = "The key of the module on which the evidence rests; absent unless it rests on one.")
        String module,

        @Schema(required = true, implementation = String.class, format = "date-time")
        Instant happenedAt,

        @Schema(required = true, implementation = String.class, format = "date-time")
        Instant recordedAt) {

    static RecentEntry from(StandingView.RecentView entry, Combination combination) {
        return new RecentEntry(
                entry.version(),
                entry.kind(),
                entry.key(),
                titles(entry, combination.graph()).map(combination::title).orElse(null),
                entry.evidence(),
                entry.module(),
                entry.happenedAt(),
                entry.recordedAt());
    }

    private static Optional<Titles> titles(StandingView.RecentView entry, CatalogGraph graph) {
        if (entry.key() == null) {
            return Optional.empty();
        }
        return switch (entry.kind()) {
            case "started", "claimed", "completed", "revoked", "restored", "carried-over", "carried-back" ->
                graph.skill(entry.key()).map(Skill::titles);
            case "module-completed", "module-revoked" ->
                graph.module(entry.key()).map(CourseModule::titles);
            case "goal-set", "goal-dropped", "role-reached" ->
                graph.role(entry.key()).map(Role::titles);
            case "enrolled", "left", "course-completed" ->
                graph.course(entry.key()).map(Course::titles);
            default -> Optional.empty();
        };
    }
}
