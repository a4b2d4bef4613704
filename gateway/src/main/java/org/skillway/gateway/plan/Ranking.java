package org.skillway.gateway.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanRequest;

/** Which module wins a tie: those of the earlier plan, in its order, then those already begun, then by key. */
final class Ranking {

    private final Map<Integer, Integer> places = new HashMap<>();
    private final IdSet begun;

    private Ranking(List<Integer> basedOn, IdSet begun) {
        basedOn.forEach(module -> places.putIfAbsent(module, places.size()));
        this.begun = begun;
    }

    static Ranking of(PlanRequest request) {
        return new Ranking(request.basedOn(), request.begun());
    }

    List<Integer> sorted(BitSet modules) {
        return modules.stream().boxed().sorted(order()).toList();
    }

    Comparator<Integer> order() {
        return Comparator.<Integer>comparingInt(module -> places.getOrDefault(module, places.size()))
                .thenComparing(module -> !begun.contains(module))
                .thenComparing(Comparator.naturalOrder());
    }
}
