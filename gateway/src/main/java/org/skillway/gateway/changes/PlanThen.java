package org.skillway.gateway.changes;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.skillway.gateway.graph.CatalogGraph;

/**
 * A plan as it was when it was saved.
 *
 * @param graph of the revision that it was computed from
 * @param held what counted as completed, by the numbers of today's graph: a merge alone makes nobody gain or lose anything
 * @param completed the keys of the modules that were completed
 * @param aims what it was for, in that graph
 * @param modules their keys, in order
 */
public record PlanThen(CatalogGraph graph, BitSet held, Set<String> completed, List<Aim> aims, List<String> modules) {

    public PlanThen {
        held = (BitSet) held.clone();
        completed = Set.copyOf(completed);
        aims = List.copyOf(aims);
        modules = List.copyOf(modules);
    }

    @Override
    public BitSet held() {
        return (BitSet) held.clone();
    }
}
