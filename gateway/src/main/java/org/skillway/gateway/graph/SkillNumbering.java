package org.skillway.gateway.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.skillway.gateway.graph.CatalogContent.SkillEntry;

/** Follows the merges and numbers what survived them. Works on places in the order of the keys, which is fast. */
final class SkillNumbering {

    private final List<SkillEntry> entries;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[][] prerequisites;
    private final int[] numbers;
    private final List<Skill> skills = new ArrayList<>();

    private SkillNumbering(List<SkillEntry> all) {
        this.entries =
                all.stream().sorted(Comparator.comparing(SkillEntry::key)).toList();
        this.prerequisites = new int[entries.size()][];
        this.numbers = new int[entries.size()];
        for (int place = 0; place < entries.size(); place++) {
            places.put(entries.get(place).key(), place);
        }
    }

    /** @throws IllegalArgumentException when a key is named that is nowhere described, or merges go in a circle */
    static SkillNumbers of(List<SkillEntry> all) {
        return new SkillNumbering(all).numbers();
    }

    static IllegalArgumentException undescribed(String key) {
        return new IllegalArgumentException("The skill " + key + " is named but not described");
    }

    private SkillNumbers numbers() {
        for (int place = 0; place < entries.size(); place++) {
            prerequisites[place] = prerequisites(place);
        }
        number();
        Map<String, Skill> byKey = new HashMap<>();
        places.forEach((key, place) -> byKey.put(key, skills.get(numbers[survivor(place)])));
        int[][] byNumber = new int[skills.size()][];
        for (int place = 0; place < entries.size(); place++) {
            if (survives(place)) {
                byNumber[numbers[place]] = IntStream.of(prerequisites[place])
                        .map(prerequisite -> numbers[prerequisite])
                        .sorted()
                        .toArray();
            }
        }
        return new SkillNumbers(List.copyOf(skills), byKey, byNumber);
    }

    private boolean survives(int place) {
        return entries.get(place).mergedInto() == null;
    }

    private int place(String key) {
        Integer place = places.get(key);
        if (place == null) {
            throw undescribed(key);
        }
        return place;
    }

    private int survivor(int place) {
        int current = place;
        for (int steps = 0; steps <= entries.size(); steps++) {
            if (survives(current)) {
                return current;
            }
            current = place(entries.get(current).mergedInto());
        }
        throw new IllegalArgumentException(
                "The merges of skill " + entries.get(place).key() + " go in a circle");
    }

    // The prerequisites of a merged skill went with it: those of the survivor are the ones that the catalog kept.
    private int[] prerequisites(int place) {
        return survives(place)
                ? entries.get(place).prerequisites().stream()
                        .mapToInt(key -> survivor(place(key)))
                        .filter(prerequisite -> prerequisite != place)
                        .distinct()
                        .toArray()
                : new int[0];
    }

    /** Prerequisites first, by key where they leave a choice (Kahn); a circle, which ought not to be, comes last. */
    private void number() {
        int[] waitingFor = new int[entries.size()];
        List<List<Integer>> dependents = new ArrayList<>();
        entries.forEach(entry -> dependents.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int place = 0; place < entries.size(); place++) {
            waitingFor[place] = prerequisites[place].length;
            for (int prerequisite : prerequisites[place]) {
                dependents.get(prerequisite).add(place);
            }
            if (survives(place) && waitingFor[place] == 0) {
                ready.add(place);
            }
        }
        while (!ready.isEmpty()) {
            int place = ready.remove();
            number(place);
            for (int dependent : dependents.get(place)) {
                if (--waitingFor[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        IntStream.range(0, entries.size())
                .filter(place -> waitingFor[place] > 0)
                .forEach(this::number);
    }

    private void number(int place) {
        SkillEntry entry = entries.get(place);
        numbers[place] = skills.size();
        skills.add(new Skill(skills.size(), entry.key(), new Titles(entry.key(), entry.titles())));
    }
}
