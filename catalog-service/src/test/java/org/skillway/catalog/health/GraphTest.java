package org.skillway.catalog.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.health.Reduction.Redundant;
import org.skillway.catalog.health.Structure.Choice;
import org.skillway.catalog.health.Structure.Module;

@DisplayName("The graph of a catalog")
class GraphTest {

    @Test
    @DisplayName("has modules that wait for each other for ever, each with what it would take")
    void waitingForEachOther() {
        Structure structure = structure(
                Map.of("a", Set.of(), "b", Set.of(), "c", Set.of("b")),
                Map.of(
                        "m1", new Module(Set.of("a"), List.of(new Choice(1, Set.of("b")))),
                        "m2", new Module(Set.of("b"), List.of(new Choice(1, Set.of("a")))),
                        "m3", new Module(Set.of("c"), List.of()),
                        "m4", new Module(Set.of("b", "c"), List.of(new Choice(1, Set.of("a", "c"))))));
        assertThat(Reachability.locked(structure))
                .isEqualTo(Map.of("m1", Set.of("b"), "m2", Set.of("a"), "m3", Set.of("b"), "m4", Set.of("a", "c")));
    }

    @Test
    @DisplayName("is open where a module teaches what its own skills need, or one of several choices can be had")
    void open() {
        Structure structure = structure(
                Map.of("a", Set.of(), "b", Set.of("a"), "c", Set.of("x")),
                Map.of(
                        "m1", new Module(Set.of("a", "b"), List.of()),
                        "m2", new Module(Set.of("c"), List.of()),
                        "m3", new Module(Set.of("x"), List.of(new Choice(1, Set.of("b", "nothing"))))));
        assertThat(Reachability.locked(structure)).isEmpty();
    }

    @Test
    @DisplayName("is locked and open where trying every order says so, on random graphs")
    void everyOrder() {
        SplittableRandom random = new SplittableRandom(42);
        int locked = 0;
        int modules = 0;
        for (int i = 0; i < 2000; i++) {
            Structure structure = random(random);
            Set<String> expected = new TreeSet<>(structure.modules().keySet());
            expected.removeAll(everStudied(structure, Set.of(), Set.of(), new HashSet<>()));
            assertThat(Reachability.locked(structure).keySet())
                    .as("%s", structure)
                    .isEqualTo(expected);
            locked += expected.size();
            modules += structure.modules().size();
        }
        assertThat(locked)
                .as("the graphs are neither all open nor all locked")
                .isBetween(modules / 20, modules - modules / 20);
    }

    /** All modules that some order of study gets to, by trying each next step from each situation. */
    private static Set<String> everStudied(
            Structure structure, Set<String> studied, Set<String> held, Set<Set<String>> tried) {
        Set<String> ever = new TreeSet<>(studied);
        if (!tried.add(studied)) {
            return ever;
        }
        structure.modules().forEach((key, module) -> {
            Set<String> needs = module.teaches().stream()
                    .filter(skill -> !held.contains(skill))
                    .flatMap(skill -> structure.skills().get(skill).stream())
                    .filter(skill -> !module.teaches().contains(skill))
                    .collect(Collectors.toSet());
            boolean unlocked = held.containsAll(needs)
                    && module.assumes().stream()
                            .allMatch(choice -> choice.skills().stream()
                                            .filter(held::contains)
                                            .count()
                                    >= choice.atLeast());
            if (!studied.contains(key) && unlocked) {
                Set<String> next = new TreeSet<>(studied);
                next.add(key);
                Set<String> more = new TreeSet<>(held);
                more.addAll(module.teaches());
                ever.addAll(everStudied(structure, next, more, tried));
            }
        });
        return ever;
    }

    @Test
    @DisplayName("loses no way when exactly the redundant edges go, and some when any other does, on random graphs")
    void reduction() {
        SplittableRandom random = new SplittableRandom(11);
        int found = 0;
        for (int i = 0; i < 1000; i++) {
            Map<String, Set<String>> edges = random(random).skills();
            List<Redundant> redundant = Reduction.of(edges);
            Map<String, Set<String>> reduced = copy(edges);
            redundant.forEach(edge -> reduced.get(edge.from()).remove(edge.to()));
            assertThat(ways(reduced)).as("%s", edges).isEqualTo(ways(edges));
            reduced.forEach((from, targets) -> targets.forEach(to -> {
                Map<String, Set<String>> less = copy(reduced);
                less.get(from).remove(to);
                assertThat(ways(less)).as("without %s → %s", from, to).isNotEqualTo(ways(edges));
            }));
            redundant.forEach(edge -> assertThat(edges.get(edge.from())).contains(edge.via()));
            found += redundant.size();
        }
        assertThat(found).isGreaterThan(500);
    }

    /** Who gets where, by trying one more step until nothing is new. */
    private static Set<String> ways(Map<String, Set<String>> edges) {
        Set<String> ways = new TreeSet<>();
        edges.forEach((from, targets) -> targets.forEach(to -> ways.add(from + to)));
        boolean more = true;
        while (more) {
            Set<String> longer = new TreeSet<>();
            ways.forEach(way -> edges.get(way.substring(1)).forEach(to -> longer.add(way.charAt(0) + to)));
            more = ways.addAll(longer);
        }
        return ways;
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> edges) {
        Map<String, Set<String>> copy = new TreeMap<>();
        edges.forEach((from, targets) -> copy.put(from, new TreeSet<>(targets)));
        return copy;
    }

    private static Structure structure(Map<String, Set<String>> skills, Map<String, Module> modules) {
        return new Structure(new TreeMap<>(skills), new TreeMap<>(), new TreeMap<>(modules));
    }

    private static Structure random(SplittableRandom random) {
        List<String> keys = List.of("a", "b", "c", "d", "e", "f");
        Map<String, Set<String>> skills = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            skills.put(keys.get(i), some(random, keys.subList(0, i), 0, 3));
        }
        Map<String, Module> modules = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            List<Choice> assumes = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                Set<String> choices = some(random, keys, 1, 3);
                assumes.add(new Choice(1 + random.nextInt(choices.size()), choices));
            }
            modules.put("m" + i, new Module(some(random, keys, 1, 3), assumes));
        }
        return structure(skills, modules);
    }

    private static Set<String> some(SplittableRandom random, List<String> keys, int least, int most) {
        Set<String> some = new TreeSet<>();
        int wanted = Math.min(keys.size(), least + random.nextInt(most - least + 1));
        while (some.size() < wanted) {
            some.add(keys.get(random.nextInt(keys.size())));
        }
        return some;
    }
}
