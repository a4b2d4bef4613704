package org.skillway.catalog.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.Reference.Relation;
import org.skillway.catalog.history.StagedGraphRepository.Edge;

/**
 * What holds for the catalog as a whole. Checked under the lock of the head, it holds after the commit too; without the
 * lock it tells what would be refused by now.
 */
@ApplicationScoped
class GraphRules {

    private static final List<Relation> ACYCLIC = List.of(Relation.PREREQUISITE, Relation.BROADER);

    private final StagedGraphRepository graph;
    private final StagingRepository staging;
    private final Documents documents;

    GraphRules(StagedGraphRepository graph, StagingRepository staging, Documents documents) {
        this.graph = graph;
        this.staging = staging;
        this.documents = documents;
    }

    /** Every rule that the catalog would break with what is staged. */
    List<Fault> faults(UUID stage) {
        List<Fault> faults = new ArrayList<>();
        graph.keysOfDrafts(stage)
                .forEach(entity -> faults.add(new Fault(entity, "/key", Rule.KEY_TAKEN, List.of(), null)));
        graph.danglingEdges(stage).forEach(edge -> faults.add(fault(stage, edge, Rule.DANGLING_REFERENCE)));
        graph.edgesThatWouldBreak(stage)
                .forEach(edge ->
                        faults.add(new Fault(edge.to(), "", Rule.NEEDED_BY, List.of(edge.from()), edge.relation())));
        faults.addAll(impossibleAssumptions(stage));
        ACYCLIC.forEach(relation -> faults.addAll(cycles(stage, relation)));
        return faults;
    }

    private Fault fault(UUID stage, Edge edge, Rule rule) {
        JsonNode document = documents.tree(staging.document(stage, edge.from()));
        String pointer = edge.relation()
                .pointer(document, edge.to().key())
                .orElse("/" + edge.relation().member());
        return new Fault(edge.from(), pointer, rule, List.of(edge.to()), edge.relation());
    }

    /** Choices of which too few can be had before the module itself. */
    private List<Fault> impossibleAssumptions(UUID stage) {
        Map<EntityKey, Set<String>> onlyHere = graph.assumptionsOnlyTheyTeach(stage).stream()
                .collect(Collectors.groupingBy(
                        Edge::from, Collectors.mapping(edge -> edge.to().key(), Collectors.toUnmodifiableSet())));
        List<Fault> faults = new ArrayList<>();
        onlyHere.forEach((module, skills) -> {
            int index = 0;
            for (JsonNode assumption :
                    documents.tree(staging.document(stage, module)).path(Relation.ASSUMES.member())) {
                List<EntityKey> own = new ArrayList<>();
                assumption.path("skills").forEach(skill -> own.add(new EntityKey(Kind.SKILL, skill.asText())));
                int choices = own.size();
                int wanted = assumption.path("atLeast").asInt();
                own.removeIf(skill -> !skills.contains(skill.key()));
                // More than there are choices cannot be had anyway, whoever teaches them: another rule says so.
                if (choices >= wanted && choices - own.size() < wanted) {
                    String pointer = "/" + Relation.ASSUMES.member() + "/" + index;
                    faults.add(new Fault(module, pointer, Rule.ASSUMES_WHAT_ONLY_IT_TEACHES, own, Relation.ASSUMES));
                }
                index++;
            }
        });
        return faults;
    }

    private List<Fault> cycles(UUID stage, Relation relation) {
        if (!graph.hasNewEdges(stage, relation)) {
            return List.of();
        }
        return Cycles.find(graph.graph(stage, relation))
                .map(cycle -> {
                    List<EntityKey> entities = cycle.stream()
                            .map(key -> new EntityKey(relation.from(), key))
                            .toList();
                    return Collections.singletonList(
                            new Fault(entities.get(0), "/" + relation.member(), Rule.CYCLE, entities, relation));
                })
                .orElse(List.of());
    }
}
