package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.planning.PlanComparisons.Compared;
import org.skillway.gateway.readiness.RoleShare;

/** How far it is to every role, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RoleDistances",
        description =
                "How many minutes of modules it takes to meet what is essential for each role: the nearest first.")
record RoleDistances(
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

        @Schema(
                required = true,
                description =
                        "False where time ran out before the work that is allowed was done: another time more may be"
                                + " known. Such an answer has no ETag.",
                examples = "true")
        boolean reproducible,

        @Schema(
                description = "The role that is reached with the fewest minutes and is not reached yet; absent where no"
                        + " module leads to any.")
        StandingRole nearest,

        @Schema(
                required = true,
                description = "By minutes, then by key; roles to which no modules lead all the way come after those.")
        List<RoleDistance> items) {

    /** One role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoleDistance", description = "A role, and how far it is.")
    record RoleDistance(
            @Schema(required = true) StandingRole role,

            @Schema(required = true, description = "Whether the learner works towards it.", examples = "true")
            boolean goal,

            @Schema(required = true) LearnerPlan.PlanStatus status,

            @Schema(
                    required = true,
                    description = "The minutes of the shortest plan, or of the shortest that was found.",
                    examples = "510")
            long minutes,

            @Schema(required = true, description = "No plan takes fewer minutes.", examples = "510")
            long lowerBoundMinutes,

            @Schema(
                    required = true,
                    description =
                            "How many essential requirements no choice of modules meets; the minutes are those of the"
                                    + " others.",
                    examples = "0")
            int unteachable) {

        private static final Comparator<RoleDistance> NEAREST_FIRST = Comparator.comparing(
                        (RoleDistance one) -> one.unteachable > 0)
                .thenComparing(RoleDistance::minutes)
                .thenComparing(one -> one.role.key());

        private boolean isNext() {
            return minutes > 0 && unteachable == 0;
        }
    }

    /** The roles to look at, in the order in which they are looked at: goals first, then the readiest. */
    static List<Role> roles(Combination combination) {
        Set<String> goals = goals(combination);
        return combination.graph().roles().stream()
                .filter(role -> role.published() || goals.contains(role.key()))
                .map(role -> RoleShare.of(role, combination.learner().skills().completed()))
                .sorted(Comparator.comparing((RoleShare share) ->
                                !goals.contains(share.role().key()))
                        .thenComparing(RoleShare.READIEST_FIRST))
                .map(RoleShare::role)
                .toList();
    }

    private static Set<String> goals(Combination combination) {
        return combination.standing().goals().stream()
                .map(StandingView.GoalView::role)
                .collect(Collectors.toUnmodifiableSet());
    }

    static RoleDistances from(Combination combination, List<Role> roles, Compared<List<Distance>> compared) {
        Set<String> goals = goals(combination);
        List<RoleDistance> items = IntStream.range(0, roles.size())
                .mapToObj(place -> item(
                        combination, roles.get(place), goals, compared.found().get(place)))
                .sorted(RoleDistance.NEAREST_FIRST)
                .toList();
        return new RoleDistances(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                compared.reproducible(),
                items.stream()
                        .filter(RoleDistance::isNext)
                        .findFirst()
                        .map(RoleDistance::role)
                        .orElse(null),
                items);
    }

    private static RoleDistance item(Combination combination, Role role, Set<String> goals, Distance distance) {
        return new RoleDistance(
                StandingRole.from(role, combination),
                goals.contains(role.key()),
                distance.exact() ? LearnerPlan.PlanStatus.OPTIMAL : LearnerPlan.PlanStatus.BOUNDED,
                distance.minutes(),
                distance.atLeast(),
                distance.unteachable().size());
    }
}
