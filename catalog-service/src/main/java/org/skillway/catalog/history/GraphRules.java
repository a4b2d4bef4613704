package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.Reference.Relation;

/** What holds for the catalog graph as a whole. Checked under the lock of the head, so that it holds after the commit too. */
@ApplicationScoped
class GraphRules {

    private static final List<Relation> ACYCLIC = List.of(Relation.PREREQUISITE, Relation.BROADER);

    private final ReferenceRepository references;

    GraphRules(ReferenceRepository references) {
        this.references = references;
    }

    /** @throws CatalogRefusedException naming every fault that publishing these documents would bring */
    void check(Collection<Document> changed) {
        List<Fault> faults = new ArrayList<>(dangling(changed));
        if (faults.isEmpty()) {
            ACYCLIC.forEach(relation -> faults.addAll(cycles(relation, changed)));
        }
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
    }

    private List<Fault> dangling(Collection<Document> changed) {
        Map<Kind, Set<String>> wanted = new EnumMap<>(Kind.class);
        changed.forEach(document -> document.edges()
                .forEach(edge -> wanted.computeIfAbsent(edge.relation().to(), kind -> new TreeSet<>())
                        .add(edge.key())));
        Map<Kind, Set<String>> there = new EnumMap<>(Kind.class);
        wanted.forEach((kind, keys) -> there.put(kind, new TreeSet<>(references.published(kind, keys))));
        changed.forEach(document -> there.computeIfAbsent(document.entityKind(), kind -> new TreeSet<>())
                .add(document.key()));
        return changed.stream()
                .flatMap(document -> document.edges()
                        .filter(edge -> !there.get(edge.relation().to()).contains(edge.key()))
                        .distinct()
                        .map(edge -> new Fault(
                                document.entityKind(),
                                document.key(),
                                "dangling-reference",
                                edge.relation().wire() + ": there is no published "
                                        + edge.relation().to().wire() + " " + edge.key())))
                .toList();
    }

    private List<Fault> cycles(Relation relation, Collection<Document> changed) {
        List<Document> touching = changed.stream()
                .filter(document -> document.entityKind() == relation.from())
                .toList();
        if (touching.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> edges = new TreeMap<>(references.edges(relation));
        touching.forEach(document -> edges.put(
                document.key(),
                document.edges()
                        .filter(edge -> edge.relation() == relation)
                        .map(Reference::key)
                        .collect(Collectors.toCollection(TreeSet::new))));
        return Cycles.find(edges)
                .map(cycle -> new Fault(
                        relation.from(),
                        cycle.get(0),
                        "cycle",
                        relation.wire() + ": " + String.join(" → ", cycle) + " → " + cycle.get(0)))
                .stream()
                .toList();
    }
}
