package org.skillway.catalog.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds a cycle in a directed graph by depth-first search, without recursion, in O(nodes + edges). */
final class Cycles {

    private Cycles() {}

    /**
     * A cycle as its nodes in order, beginning with the smallest key on it; empty when there is none. The same graph
     * always gives the same cycle.
     */
    static Optional<List<String>> find(Map<String, ? extends Collection<String>> successors) {
        Map<String, Boolean> finished = new HashMap<>();
        for (String start : new TreeMap<>(successors).keySet()) {
            if (!finished.containsKey(start)) {
                List<String> cycle = search(start, successors, finished);
                if (!cycle.isEmpty()) {
                    return Optional.of(fromSmallest(cycle));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> search(
            String start, Map<String, ? extends Collection<String>> successors, Map<String, Boolean> finished) {
        Deque<Iterator<String>> open = new ArrayDeque<>();
        List<String> path = new ArrayList<>();
        open.push(enter(start, successors, finished, path));
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                finished.put(path.remove(path.size() - 1), true);
                continue;
            }
            String next = open.peek().next();
            Boolean state = finished.get(next);
            if (state == null) {
                open.push(enter(next, successors, finished, path));
            } else if (!state) {
                return path.subList(path.indexOf(next), path.size());
            }
        }
        return List.of();
    }

    private static Iterator<String> enter(
            String node,
            Map<String, ? extends Collection<String>> successors,
            Map<String, Boolean> finished,
            List<String> path) {
        finished.put(node, false);
        path.add(node);
        Collection<String> next = successors.get(node);
        return next == null
                ? List.<String>of().iterator()
                : next.stream().sorted().iterator();
    }

    private static List<String> fromSmallest(List<String> cycle) {
        int start = cycle.indexOf(cycle.stream().min(String::compareTo).orElseThrow());
        List<String> turned = new ArrayList<>(cycle.subList(start, cycle.size()));
        turned.addAll(cycle.subList(0, start));
        return List.copyOf(turned);
    }
}
