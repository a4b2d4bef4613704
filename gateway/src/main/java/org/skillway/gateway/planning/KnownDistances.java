package org.skillway.gateway.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.process.GoalLists;
import org.skillway.gateway.plan.process.Job;
import org.skillway.gateway.plan.process.Job.Found;

/**
 * How far it is to a few roles, for answers in which that stands beside other things. Each distance has an effort of its own,
 * so that it is the same whatever else is asked for; it is kept as long as its revision of the catalog is, and what is kept is
 * told without waiting for others who plan.
 */
@ApplicationScoped
public class KnownDistances {

    private final PlanWork work;
    private final LoadingCache<CatalogGraph, Cache<Way, Distance>> known;

    /** All that a distance follows from within one revision. */
    private record Way(BitSet held, String role) {}

    KnownDistances(PlanWork work, PlanConfig config) {
        this.work = work;
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
                : work.run(graph, cancelled, turn -> find(turn, ways, from, roles));
    }

    private List<Distance> find(PlanWork.Turn turn, Cache<Way, Distance> ways, BitSet from, List<Role> roles) {
        Map<String, Distance> distances = new HashMap<>();
        List<Role> missing = new ArrayList<>();
        for (Role role : roles) {
            Distance distance = ways.getIfPresent(new Way(from, role.key()));
            if (distance == null) {
                missing.add(role);
            } else {
                distances.put(role.key(), distance);
            }
        }
        if (!missing.isEmpty()) {
            GoalLists goals =
                    GoalLists.of(missing.stream().map(CatalogProblem::essential).toList());
            Found<List<Distance>> found =
                    turn.perform(new Job.DistancesOneByOne(IdSet.of(from), goals, work.besides()));
            for (int place = 0; place < found.found().size(); place++) {
                String role = missing.get(place).key();
                distances.put(role, found.found().get(place));
                ways.put(new Way(from, role), found.found().get(place));
            }
            if (!found.complete()) {
                throw PlanWork.busy();
            }
        }
        return roles.stream().map(role -> distances.get(role.key())).toList();
    }
}
