package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;

/**
 * Small catalogs in which everything occurs often: ties, circles of assumptions, modules that another one dominates or that
 * nobody needs, goals that are met already or that nobody can meet, requirements of n of m.
 */
public record RandomCatalog(PlanningProblem problem, PlanRequest request) {

    public static RandomCatalog of(SplittableRandom random) {
        int skills = random.nextInt(1, 9);
        List<IdSet> prerequisites = new ArrayList<>();
        for (int skill = 0; skill < skills; skill++) {
            List<Integer> lower = new ArrayList<>();
            for (int other = 0; other < skill; other++) {
                if (random.nextInt(6) == 0) {
                    lower.add(other);
                }
            }
            prerequisites.add(IdSet.of(lower));
        }
        List<PlanModule> modules = new ArrayList<>();
        int count = random.nextInt(0, 11);
        // Few different lengths make many ties.
        int lengths = random.nextInt(1, 8);
        for (int module = 0; module < count; module++) {
            modules.add(module(random, "m" + (char) ('a' + module), skills, lengths));
        }
        List<Goal> goals = new ArrayList<>();
        for (int goal = random.nextInt(0, 5); goal > 0; goal--) {
            goals.add(new Goal(requirement(random, skills), random.nextBoolean(), random.nextInt(1, 4)));
        }
        Set<Integer> held = new HashSet<>();
        for (int skill = 0; skill < skills; skill++) {
            if (random.nextInt(5) == 0) {
                held.add(skill);
            }
        }
        return new RandomCatalog(
                PlanningProblem.of(prerequisites, modules),
                new PlanRequest(
                        IdSet.of(held), goals, List.of(), basedOn(random, count), IdSet.of(some(random, count, 6))));
    }

    /** The same with some wishes. */
    public RandomCatalog withWishes(SplittableRandom random) {
        List<Wish> wishes = new ArrayList<>();
        int count = problem.moduleCount();
        some(random, count, 6).forEach(module -> wishes.add(new Wish.Exclude(module)));
        some(random, count, 8).forEach(module -> wishes.add(new Wish.Insist(module)));
        if (random.nextInt(3) == 0) {
            wishes.add(new Wish.Languages(random.nextBoolean() ? Set.of("en") : Set.of("en", "ka")));
        }
        if (random.nextInt(4) == 0) {
            wishes.add(new Wish.Levels(Set.of("beginner")));
        }
        if (random.nextInt(2) == 0) {
            wishes.add(new Wish.Budget(random.nextInt(0, 25)));
        }
        return new RandomCatalog(problem, request.withWishes(wishes));
    }

    private static PlanModule module(SplittableRandom random, String key, int skills, int lengths) {
        List<Integer> teaches = new ArrayList<>();
        for (int draws = random.nextInt(1, 4); draws > 0; draws--) {
            teaches.add(random.nextInt(skills));
        }
        List<Requirement> assumes = new ArrayList<>();
        for (int needs = Math.max(0, random.nextInt(5) - 2); needs > 0; needs--) {
            assumes.add(requirement(random, skills));
        }
        return new PlanModule(
                key,
                random.nextInt(lengths),
                IdSet.of(teaches),
                assumes,
                random.nextInt(4) == 0 ? "ka" : "en",
                random.nextInt(5) == 0 ? "advanced" : "beginner");
    }

    private static Requirement requirement(SplittableRandom random, int skills) {
        Set<Integer> of = new HashSet<>();
        for (int draws = random.nextInt(1, 5); draws > 0; draws--) {
            of.add(random.nextInt(skills));
        }
        return new Requirement(random.nextInt(1, of.size() + 1), IdSet.of(of));
    }

    private static List<Integer> basedOn(SplittableRandom random, int count) {
        List<Integer> earlier = new ArrayList<>(some(random, count, 5));
        for (int index = earlier.size() - 1; index > 0; index--) {
            earlier.add(earlier.remove(random.nextInt(index + 1)));
        }
        return earlier;
    }

    private static List<Integer> some(SplittableRandom random, int count, int oneOf) {
        List<Integer> some = new ArrayList<>();
        for (int module = 0; module < count; module++) {
            if (random.nextInt(oneOf) == 0) {
                some.add(module);
            }
        }
        return some;
    }
}
