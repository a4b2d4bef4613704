package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;

/**
 * A catalog of the size and the shape of real ones: skills in topics, some of them resting on others of their topic, three
 * to five modules that teach a skill, most of them others of the topic too, and roles that draw on a few topics.
 */
public final class GeneratedCatalog {

    private static final int TOPIC = 40;

    private final SplittableRandom random;
    private final int skills;
    private final PlanningProblem problem;

    public GeneratedCatalog(long seed, int skills, int modules) {
        this.random = new SplittableRandom(seed);
        this.skills = skills;
        List<IdSet> prerequisites = new ArrayList<>();
        for (int skill = 0; skill < skills; skill++) {
            prerequisites.add(random.nextInt(3) == 0 ? IdSet.of(earlier(skill)) : IdSet.NONE);
        }
        List<PlanModule> content = new ArrayList<>();
        for (int module = 0; module < modules; module++) {
            content.add(module(module, module < skills ? module : random.nextInt(skills)));
        }
        this.problem = PlanningProblem.of(prerequisites, content);
    }

    public PlanningProblem problem() {
        return problem;
    }

    private List<Integer> earlier(int skill) {
        int first = skill / TOPIC * TOPIC;
        return skill == first ? List.of() : List.of(first + random.nextInt(skill - first));
    }

    private PlanModule module(int number, int skill) {
        List<Integer> teaches = new ArrayList<>(List.of(skill));
        for (int more = random.nextInt(6); more > 1; more--) {
            teaches.add(near(skill));
        }
        List<Requirement> assumes = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            IdSet choice = IdSet.of(near(skill), near(skill));
            if (choice.stream().noneMatch(teaches::contains)) {
                assumes.add(new Requirement(1, choice));
            }
        }
        int minutes = 15 * (1 + random.nextInt(6) + 2 * teaches.size() + random.nextInt(4));
        return new PlanModule("module-%05d".formatted(number), minutes, IdSet.of(teaches), assumes, "en", "beginner");
    }

    private int near(int skill) {
        int first = skill / TOPIC * TOPIC;
        return first + random.nextInt(Math.min(TOPIC, skills - first));
    }

    /** So many requirements from a few topics, every eighth of them one of two. */
    public List<Goal> role(int size) {
        int[] topics = random.ints(5, 0, skills / TOPIC).toArray();
        BitSet seen = new BitSet();
        List<Goal> goals = new ArrayList<>();
        while (goals.size() < size) {
            int skill = topics[random.nextInt(topics.length)] * TOPIC + random.nextInt(TOPIC);
            if (!seen.get(skill)) {
                seen.set(skill);
                IdSet of = goals.size() % 8 == 7 ? IdSet.of(skill, near(skill)) : IdSet.of(skill);
                goals.add(new Goal(new Requirement(1, of), true, 1));
            }
        }
        return goals;
    }

    /** Random covering: each column covers a row with that chance, and costs 1 to 100. */
    public static PlanningProblem covering(long seed, int rows, int columns, double density) {
        SplittableRandom random = new SplittableRandom(seed);
        List<IdSet> none = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            none.add(IdSet.NONE);
        }
        List<PlanModule> modules = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            BitSet covers = new BitSet();
            covers.set(random.nextInt(rows));
            for (int row = 0; row < rows; row++) {
                if (random.nextDouble() < density) {
                    covers.set(row);
                }
            }
            modules.add(new PlanModule(
                    "c%05d".formatted(column), random.nextInt(1, 101), IdSet.of(covers), List.of(), "en", "beginner"));
        }
        return PlanningProblem.of(none, modules);
    }
}
