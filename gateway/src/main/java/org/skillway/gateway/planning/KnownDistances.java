package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.solver.Effort;

/**
 * How far it is to a few roles, for answers in which that stands beside other things. Each distance has an effort of its own,
 * so that it is the same whatever else is asked for; it is kept as long as its revision of the catalog is, and what is kept is
 * told without waiting for the threads on which plans are made.
 */
@ApplicationScoped
public class KnownDistances {

    private final PlanWork work;
    private final Comparisons comparisons;
    private final LoadingCache<CatalogGraph, Cache<Way, Distance>> known;

    /** All that a distance follows from within one revision. */
    private record Way(BitSet held, String role) {}

    KnownDistances(PlanWork work, PlanConfig config) {
        this.work = work;
        this.comparisons = new Comparisons(work.solver());
        this.known = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(PlanWork.GRAPHS)
                .build(graph -> Caffeine.newBuilder()
                        .maximumSize(config.distancesKept())
                        .build());
    }

    /**
     * The distances to what is essential for roles, in their order.
     *
     * @param cancelled whether nobody waits for it any more
     * @return fails with {@code planning-busy} when too many wait already or the clock ends it; what has been found by then is
     *     kept, so that another try gets further
     */
    public Uni<List<Distance>> to(CatalogGraph graph, BitSet held, List<Role> roles, BooleanSupplier cancelled) {
        Cache<Way, Distance> ways = known.get(graph);
        BitSet from = (BitSet) held.clone();
        List<Distance> all = roles.stream()
                .map(role -> ways.getIfPresent(new Way(from, role.key())))
                .takeWhile(distance -> distance != null)
                .toList();
        return all.size() == roles.size()
                ? Uni.createFrom().item(all)
                : work.run(graph, cancelled, catalog -> find(catalog, ways, from, roles, cancelled));
    }

    private List<Distance> find(
            CatalogProblem catalog,
            Cache<Way, Distance> ways,
            BitSet from,
            List<Role> roles,
            BooleanSupplier cancelled) {
        Supplier<Effort> efforts = work.besides(cancelled);
        Comparisons.Start start = comparisons.from(catalog.problem(), IdSet.of(from));
        List<Distance> found = new ArrayList<>();
        for (Role role : roles) {
            Way way = new Way(from, role.key());
            Distance distance = ways.getIfPresent(way);
            if (distance == null) {
                Effort effort = efforts.get();
                distance = start.to(CatalogProblem.essential(role), effort);
                if (effort.cutByClock()) {
                    throw PlanWork.busy();
                }
                ways.put(way, distance);
            }
            found.add(distance);
        }
        return List.copyOf(found);
    }
}
