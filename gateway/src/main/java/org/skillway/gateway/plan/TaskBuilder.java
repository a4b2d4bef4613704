package org.skillway.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.skillway.gateway.plan.Task.Choice;
import org.skillway.gateway.plan.Task.Target;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;

/**
 * Goes backwards from the targets to every module that may serve them. A module insisted on counts as the one that teaches
 * an imaginary skill which is a target; these skills have the numbers after those of the catalog.
 */
final class TaskBuilder {

    private final Outlook outlook;
    private final Ranking ranking;
    private final IdSet insisted;
    private final Effort effort;
    private final int skillCount;
    private final BitSet skills = new BitSet();
    private final BitSet modules = new BitSet();
    private final BitSet spared = new BitSet();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    private TaskBuilder(Outlook outlook, IdSet insisted, Ranking ranking, Effort effort) {
        this.effort = effort;
        this.outlook = outlook;
        this.ranking = ranking;
        this.insisted = insisted;
        this.skillCount = outlook.problem().skillCount();
    }

    /** @param targets in the catalog's numbers; each can be met, and none is met yet */
    static Task build(Outlook outlook, List<Target> targets, IdSet insisted, Ranking ranking, Effort effort) {
        return new TaskBuilder(outlook, insisted, ranking, effort).build(targets);
    }

    static int imaginarySkill(Outlook outlook, IdSet insisted, int module) {
        return outlook.problem().skillCount()
                + (int) insisted.stream().filter(other -> other < module).count();
    }

    private Task build(List<Target> targets) {
        goBack(targets);
        effort.spend(2_000L * modules.cardinality());
        Dominance dominance =
                Dominance.of(ranking.sorted(modules).stream().map(this::choice).toList(), effort);
        dominance.dominated().forEach(one -> spared.set(one.number()));
        skills.clear();
        modules.clear();
        goBack(targets);
        List<Choice> kept = dominance.kept().stream()
                .filter(choice -> modules.get(choice.number()))
                .toList();
        return renumbered(kept, targets, dominance.dominated());
    }

    private void goBack(List<Target> targets) {
        targets.forEach(target -> want(target.requirement()));
        while (!open.isEmpty()) {
            serve(open.remove());
        }
    }

    private void want(Requirement requirement) {
        requirement.skills().stream()
                .filter(skill -> skill >= skillCount || (outlook.reachable(skill) && !outlook.holds(skill)))
                .filter(skill -> !skills.get(skill))
                .forEach(skill -> {
                    skills.set(skill);
                    open.add(skill);
                });
    }

    private void serve(int skill) {
        if (skill >= skillCount) {
            add(insisted.get(skill - skillCount));
        } else {
            outlook.problem().teachers(skill).stream().filter(outlook::openable).forEach(this::add);
        }
    }

    private void add(int module) {
        if (!modules.get(module) && !spared.get(module)) {
            modules.set(module);
            outlook.needs(module).forEach(this::want);
        }
    }

    private Choice choice(int module) {
        IdSet teaches = outlook.problem().module(module).teaches().within(skills);
        if (insisted.contains(module)) {
            teaches = teaches.with(imaginarySkill(outlook, insisted, module));
        }
        return new Choice(module, outlook.problem().module(module).minutes(), teaches, outlook.needs(module));
    }

    private Task renumbered(List<Choice> choices, List<Target> targets, List<Task.Dominated> dominated) {
        IdSet numbers = IdSet.of(skills);
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < numbers.size(); place++) {
            places.put(numbers.get(place), place);
        }
        List<Choice> renumbered = new ArrayList<>();
        for (Choice choice : choices) {
            renumbered.add(new Choice(
                    choice.number(),
                    choice.minutes(),
                    renumbered(choice.teaches(), places),
                    choice.needs().stream()
                            .flatMap(need -> split(renumbered(need, places)))
                            .distinct()
                            .toList()));
        }
        return new Task(
                renumbered,
                targets.stream()
                        .map(target ->
                                new Target(target.number(), renumbered(target.requirement(), places), target.weight()))
                        .toList(),
                numbers,
                dominated);
    }

    // Skills that cannot be reached leave a requirement; enough of the others remain, since it can be met.
    private static Requirement renumbered(Requirement requirement, Map<Integer, Integer> places) {
        return new Requirement(requirement.atLeast(), renumbered(requirement.skills(), places));
    }

    private static Stream<Requirement> split(Requirement need) {
        return need.all() ? need.skills().stream().mapToObj(Requirement::of) : Stream.of(need);
    }

    private static IdSet renumbered(IdSet ids, Map<Integer, Integer> places) {
        return IdSet.of(
                ids.stream().filter(places::containsKey).map(places::get).toArray());
    }
}
