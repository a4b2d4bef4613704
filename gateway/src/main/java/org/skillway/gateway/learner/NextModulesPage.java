package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.readiness.NextModules;

/** One page of what to begin with, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "One page of the modules that the learner can begin with now and that bring them nearer to their"
                + " goals: most points for an hour first, then the shortest, then by key.")
record NextModulesPage(
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

        @Schema(required = true, description = "What was ranked for, in the order of the learner.")
        List<StandingRole> goals,

        @Schema(required = true) List<NextModule> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        String next)
        implements ListPage {

    static NextModulesPage from(Combination combination, List<Role> goals, ListPart part) {
        ListPart.Slice<NextModules.Suggestion> slice =
                part.slice(NextModules.of(combination.graph(), goals, combination.learner()), combination);
        return new NextModulesPage(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                goals.stream().map(goal -> StandingRole.from(goal, combination)).toList(),
                slice.items().stream()
                        .map(suggestion -> NextModule.from(suggestion, combination))
                        .toList(),
                slice.next());
    }
}
