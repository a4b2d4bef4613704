package org.skillway.gateway.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.changes.ModuleChange.Reason;
import org.skillway.gateway.changes.PlanNow.Outcome;
import org.skillway.gateway.graph.CatalogContent;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.RandomContent;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.plan.Planner;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.planning.CatalogProblem;

/** Plans of random small catalogs, before and after random changes; {@code -Dskillway.test.worlds=} for more. */
@DisplayName("What became of a plan")
class PlanDifferenceTest {

    private static final int WORLDS = Integer.getInteger("skillway.test.worlds", 3_000);
    private static final Set<Reason> OUT = EnumSet.range(Reason.COMPLETED, Reason.SHORTER_WITHOUT);

    private final Planner planner = new Planner(new ExactSolver(Optional.empty()));

    /** A learner at a revision, and the plan for all that its roles ask for. */
    private final class World {

        private final CatalogGraph graph;
        private final BitSet held;
        private final Set<String> completed;
        private final List<Aim> aims = new ArrayList<>();
        private final CatalogProblem catalog;
        private final Plan plan;

        World(CatalogGraph graph, BitSet held, Set<String> completed) {
            this.graph = graph;
            this.held = held;
            this.completed = completed;
            this.catalog = CatalogProblem.of(graph);
            for (Role role : graph.roles()) {
                role.requirements().forEach(requirement -> aims.add(new Aim(role, requirement)));
            }
            PlanRequest request = PlanRequest.of(
                    IdSet.of(held),
                    CatalogProblem.goals(aims.stream().map(Aim::requirement).toList()));
            this.plan = (Plan) planner.plan(
                    catalog.problem(), request, Effort.of(Duration.ofMinutes(1).toNanos()), false);
        }

        List<String> modules() {
            return plan.modules().stream()
                    .map(number -> catalog.module(number).key())
                    .toList();
        }

        PlanThen then() {
            return new PlanThen(graph, held, completed, aims, modules());
        }

        PlanNow now() {
            List<Outcome> outcomes = new ArrayList<>();
            for (int place = 0; place < aims.size(); place++) {
                int goal = place;
                outcomes.add(
                        plan.unteachable().stream().anyMatch(one -> one.goal() == goal)
                                ? Outcome.UNTEACHABLE
                                : aims.get(place).requirement().metBy(held) ? Outcome.HELD : Outcome.PLANNED);
            }
            return new PlanNow(
                    graph,
                    held,
                    completed,
                    aims,
                    outcomes,
                    plan.steps().stream()
                            .map(step -> new PlanNow.Step(
                                    catalog.module(step.module()), catalog.skills(step.newSkills()), step.serves()))
                            .toList(),
                    CourseModule::published);
        }
    }

    private static BitSet some(SplittableRandom random, int of) {
        BitSet some = new BitSet();
        for (int number = 0; number < of; number++) {
            some.set(number, random.nextInt(5) == 0);
        }
        return some;
    }

    @Test
    @DisplayName("is told of each module that came or went, with a reason that holds, and the same each time")
    void anything() {
        Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
        for (int seed = 0; seed < WORLDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RandomContent contents = new RandomContent(random);
            CatalogContent content = contents.next();
            CatalogGraph before = CatalogGraph.of(content);
            CatalogGraph after = random.nextInt(6) == 0 ? before : before.with(contents.changesOf(content));
            BitSet held = some(random, before.skillCount());
            World then = new World(before, held, Set.of());
            Set<String> completed = new HashSet<>();
            BitSet heldNow = (BitSet) held.clone();
            heldNow.xor(random.nextBoolean() ? new BitSet() : some(random, before.skillCount()));
            then.modules().stream().filter(key -> random.nextInt(4) == 0).forEach(key -> {
                completed.add(key);
                before.module(key).orElseThrow().teaches().forEach(skill -> heldNow.set(skill.number()));
            });
            World now = new World(after, heldNow, completed);
            PlanDifference difference = PlanDifference.of(then.then(), now.now());
            assertThat(PlanDifference.of(then.then(), now.now())).isEqualTo(difference);
            holds(then, now, difference, seed);
            difference.changes().forEach(change -> change.because().forEach(one -> seen.merge(one, 1, Integer::sum)));
        }
        // Neither wishes nor a budget are among these.
        assertThat(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Reason.RULED_OUT, Reason.LEFT_OUT)));
    }

    private static void holds(World then, World now, PlanDifference difference, int seed) {
        List<String> expected = new ArrayList<>(then.modules());
        expected.removeAll(now.modules());
        List<String> putIn = new ArrayList<>(now.modules());
        putIn.removeAll(then.modules());
        expected.addAll(putIn);
        assertThat(difference.changes())
                .as("seed %d", seed)
                .extracting(change -> change.module().key())
                .isEqualTo(expected);
        for (ModuleChange change : difference.changes()) {
            String key = change.module().key();
            assertThat(change.putIn()).isEqualTo(putIn.contains(key));
            assertThat(change.because())
                    .as("seed %d, %s", seed, key)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            change.because().forEach(reason -> assertThat(OUT.contains(reason)).isNotEqualTo(change.putIn()));
            List<String> other = change.putIn() ? then.modules() : now.modules();
            assertThat(change.instead()).allSatisfy(module -> assertThat(other).contains(module.key()));
            reasonHolds(then, now, change, seed);
        }
        if (then.graph == now.graph && then.held.equals(now.held) && now.completed.isEmpty()) {
            assertThat(difference.facts()).isEmpty();
            assertThat(difference.changes()).isEmpty();
            assertThat(difference.reordered()).isFalse();
        }
        assertThat(difference.completed()).isEqualTo(now.completed);
    }

    /** What a module of a plan brings that was not there before it. */
    private static Set<Integer> brought(World world, String key) {
        Set<Integer> there = new HashSet<>();
        for (String module : world.modules().subList(0, world.modules().indexOf(key))) {
            world.graph.module(module).orElseThrow().teaches().forEach(skill -> there.add(skill.number()));
        }
        Set<Integer> brought = new HashSet<>();
        world.graph.module(key).orElseThrow().teaches().forEach(skill -> brought.add(skill.number()));
        brought.removeAll(there);
        brought.removeIf(world.held::get);
        return brought;
    }

    /** Of some skills that nobody brings, whether one was to serve what the plan serves by others: some of several would do. */
    private static boolean servedByOthers(World world, Set<Integer> skills) {
        BitSet there = (BitSet) world.held.clone();
        List<Choice> served = new ArrayList<>();
        world.aims.forEach(aim -> served.add(aim.requirement().choice()));
        for (String key : world.modules()) {
            CourseModule module = world.graph.module(key).orElseThrow();
            module.teaches().forEach(skill -> there.set(skill.number()));
            module.needs().stream()
                    .filter(need -> need.appliesTo(world.held))
                    .forEach(need -> served.add(need.choice()));
        }
        return served.stream()
                .filter(choice -> !choice.metBy(world.held) && choice.metBy(there))
                .anyMatch(choice -> choice.atLeast() < choice.skills().size()
                        && choice.skills().stream()
                                .map(Skill::number)
                                .anyMatch(skill -> skills.contains(skill) && !there.get(skill)));
    }

    private static void reasonHolds(World then, World now, ModuleChange change, int seed) {
        CourseModule module = change.module();
        boolean was =
                then.graph.module(module.key()).filter(CourseModule::published).isPresent();
        assertThat(change.because().contains(Reason.COMPLETED))
                .as("seed %d", seed)
                .isEqualTo(!change.putIn() && now.completed.contains(module.key()));
        assertThat(change.because().contains(Reason.PUBLISHED_SINCE)).isEqualTo(change.putIn() && !was);
        if (change.because().contains(Reason.RETIRED)) {
            assertThat(module.published()).isFalse();
        }
        if (change.because().contains(Reason.SKILLS_HELD)) {
            assertThat(brought(then, module.key()))
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .allMatch(now.held::get);
        }
        if (change.because().contains(Reason.SHORTER_WITHOUT)
                && change.instead().isEmpty()) {
            Set<Integer> lacking = brought(then, module.key());
            lacking.removeIf(now.held::get);
            lacking.retainAll(module.teaches().stream().map(Skill::number).toList());
            assertThat(servedByOthers(now, lacking))
                    .as("seed %d, %s: nobody brings it, since something else was chosen", seed, module.key())
                    .isTrue();
        }
        if (change.because().contains(Reason.SKILL_LOST)) {
            BitSet lost = (BitSet) then.held.clone();
            lost.andNot(now.held);
            assertThat(module.teaches()).anyMatch(skill -> lost.get(skill.number()));
        }
        if (change.because().equals(List.of(Reason.SHORTEST_WITH)) && then.graph == now.graph) {
            assertThat(now.held).as("something has changed").isNotEqualTo(then.held);
        }
    }
}
