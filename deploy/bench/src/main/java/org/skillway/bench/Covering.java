package org.skillway.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set covering problem: a row is a skill that a role asks for, a column a module that teaches its rows, its cost the
 * minutes.
 *
 * @param covers of each column the rows
 */
record Covering(String name, int rows, List<Integer> costs, List<Set<Integer>> covers) {

    private static final int DEAREST = 100;

    Covering {
        costs = List.copyOf(costs);
        covers = List.copyOf(covers);
    }

    int columns() {
        return costs.size();
    }

    String role() {
        return name + "-role";
    }

    /** The key of the module that a column becomes. */
    String module(int column) {
        return World.key(name + "-column", column);
    }

    /**
     * By the recipe of Balas and Ho (1980), after which the sets 4 to 6, A and B of the OR-Library were made: costs from 1 to
     * 100, entries at random up to the density, each row in two columns at least and each column in one row.
     */
    static Covering random(String name, int rows, int columns, double density, long seed) {
        Random random = new Random(seed);
        List<Set<Integer>> covers = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            covers.add(new TreeSet<>(Set.of(random.nextInt(rows))));
        }
        for (int row = 0; row < rows; row++) {
            covers.get(random.nextInt(columns)).add(row);
            int place = row;
            while (covers.stream().filter(one -> one.contains(place)).limit(2).count() < 2) {
                covers.get(random.nextInt(columns)).add(row);
            }
        }
        long entries = covers.stream().mapToLong(Set::size).sum();
        while (entries < Math.round(density * rows * columns)) {
            entries += covers.get(random.nextInt(columns)).add(random.nextInt(rows)) ? 1 : 0;
        }
        return new Covering(
                name, rows, random.ints(columns, 1, DEAREST + 1).boxed().toList(), covers);
    }

    /** A file of the OR-Library: rows, columns, the costs, and of each row how many columns cover it and which. */
    static Covering read(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            StreamTokenizer numbers = new StreamTokenizer(text);
            int rows = next(numbers);
            int columns = next(numbers);
            List<Integer> costs = new ArrayList<>();
            List<Set<Integer>> covers = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                costs.add(next(numbers));
                covers.add(new TreeSet<>());
            }
            for (int row = 0; row < rows; row++) {
                for (int left = next(numbers); left > 0; left--) {
                    covers.get(next(numbers) - 1).add(row);
                }
            }
            String name =
                    file.getFileName().toString().replaceFirst("\\.txt$", "").toLowerCase(Locale.ROOT);
            return new Covering(name, rows, costs, covers);
        }
    }

    private static int next(StreamTokenizer numbers) throws IOException {
        if (numbers.nextToken() != StreamTokenizer.TT_NUMBER) {
            throw new IOException("A number was expected in line " + numbers.lineno());
        }
        return (int) numbers.nval;
    }

    /** As skills, modules and a role; a column that covers nothing is left out. */
    World world() {
        List<ObjectNode> skills = new ArrayList<>();
        ObjectNode role = PlanWorld.entity(role());
        ArrayNode requirements = role.putArray("requirements");
        for (int row = 0; row < rows; row++) {
            skills.add(PlanWorld.entity(World.key(name + "-row", row)).put("kind", "knowledge"));
            requirements
                    .addObject()
                    .put("importance", "essential")
                    .put("atLeast", 1)
                    .putArray("skills")
                    .add(World.key(name + "-row", row));
        }
        List<ObjectNode> modules = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            if (!covers.get(column).isEmpty()) {
                ObjectNode module = PlanWorld.entity(module(column));
                module.putObject("content").put("en", "What it takes.");
                module.put("minutes", costs.get(column)).put("language", "en").put("level", "beginner");
                ArrayNode teaches = module.putArray("teaches");
                covers.get(column).forEach(row -> teaches.add(World.key(name + "-row", row)));
                module.putArray("owners").add("bench");
                modules.add(module);
            }
        }
        return new World(skills, List.of(role), modules);
    }
}
