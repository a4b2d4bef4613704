package org.skillway.catalog.health;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the edges of an acyclic graph that say nothing new (those that are not in its transitive reduction). */
final class Reduction {

    /** An edge that the others imply: from {@code via}, which {@code from} points at as well, there is a way to {@code to}. */
    record Redundant(String from, String to, String via) {}

    private Reduction() {}

    /** By where they begin and end; of several ways round the first by key is named. */
    static List<Redundant> of(Map<String, Set<String>> edges) {
        List<Redundant> redundant = new ArrayList<>();
        for (String from : new TreeSet<>(edges.keySet())) {
            Set<String> targets = new TreeSet<>(edges.get(from));
            if (targets.size() > 1) {
                redundant.addAll(from(from, targets, edges));
            }
        }
        return redundant;
    }

    private static List<Redundant> from(String from, Set<String> targets, Map<String, Set<String>> edges) {
        List<Redundant> redundant = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (String via : targets) {
            Set<String> behind = behind(via, edges);
            targets.stream()
                    .filter(behind::contains)
                    .filter(found::add)
                    .forEach(to -> redundant.add(new Redundant(from, to, via)));
        }
        redundant.sort((a, b) -> a.to().compareTo(b.to()));
        return redundant;
    }

    private static Set<String> behind(String start, Map<String, Set<String>> edges) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(edges.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }
}
