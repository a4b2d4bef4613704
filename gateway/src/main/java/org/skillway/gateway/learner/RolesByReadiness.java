package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.Comparisons;
import org.skillway.gateway.readiness.RoleShare;

/** One page of all roles, the readiest first, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "One page of roles, the readiest first. All pages of one list are computed from the same versions.")
record RolesByReadiness(
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

        @Schema(required = true) List<RoleByReadiness> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        String next)
        implements ListPage {

    /** One role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoleByReadiness", description = "A role, and how much of it the learner meets.")
    record RoleByReadiness(
            @Schema(required = true) StandingRole role,

            @Schema(required = true, description = "Whether the learner works towards it.", examples = "true")
            boolean goal,

            @Schema(required = true) Readiness readiness,

            @Schema(required = true) GapSize gap,

            @Schema(description = "Absent only where it was not wanted: with `minutes=false`.")
            RemainingWay remaining) {}

    /** The part of all roles that a page shows. */
    static ListPart.Slice<RoleShare> slice(Combination combination, ListPart part) {
        BitSet held = combination.learner().skills().completed();
        Set<String> goals = goals(combination);
        return part.slice(
                combination.graph().roles().stream()
                        .filter(role -> role.published() || goals.contains(role.key()))
                        .map(role -> RoleShare.of(role, held))
                        .sorted(RoleShare.READIEST_FIRST)
                        .toList(),
                combination);
    }

    /** @param distances to the roles of the page, in their order; none where they are not wanted */
    static RolesByReadiness from(
            Combination combination, ListPart.Slice<RoleShare> slice, List<Comparisons.Distance> distances) {
        Set<String> goals = goals(combination);
        return new RolesByReadiness(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                IntStream.range(0, slice.items().size())
                        .mapToObj(place -> item(
                                combination,
                                slice.items().get(place),
                                goals,
                                distances.isEmpty() ? null : RemainingWay.from(distances.get(place))))
                        .toList(),
                slice.next());
    }

    private static RoleByReadiness item(
            Combination combination, RoleShare share, Set<String> goals, RemainingWay remaining) {
        return new RoleByReadiness(
                StandingRole.from(share.role(), combination),
                goals.contains(share.role().key()),
                Readiness.from(share),
                GapSize.from(share),
                remaining);
    }

    private static Set<String> goals(Combination combination) {
        return combination.standing().goals().stream()
                .map(StandingView.GoalView::role)
                .collect(Collectors.toUnmodifiableSet());
    }
}
