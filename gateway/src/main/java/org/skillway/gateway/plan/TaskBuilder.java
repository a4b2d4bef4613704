package org.skillway.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skillway.gateway.plan.Task.Choice;
import org.skillway.gateway.plan.Task.Target;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;

/**
 * Goes backwards from the targets to every module that may serve them. A module insisted on counts as the one that teaches
 * an imaginary skill which is a target; these skills have the numbers after those of the catalog.
 */
final class TaskBuilder {

    /** What each module, and each of its needs, costs from here on until a solver has it. */
    private static final long UNITS = 2_000;

    /** Of that, what it costs to find them. */
    private static final long GOING_BACK = 400;

    private static final Ranking BY_KEY = Ranking.of(PlanRequest.of(IdSet.NONE, List.of()));

    private final Outlook outlook;
    private final Ranking ranking;
    private final IdSet insisted;
    private final Effort effort;
    private final int skillCount;
    private final BitSet skills = new BitSet();
    private final BitSet modules = new BitSet();
    private final BitSet spared = new BitSet();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private long size;

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

    /** The same for goals alone, without preferences among modules; empty where the effort would not suffice to make it. */
    static Optional<Task> buildWithin(Outlook outlook, List<Target> targets, Effort effort) {
        TaskBuilder builder = new TaskBuilder(outlook, IdSet.NONE, BY_KEY, effort);
        return effort.over() || !builder.affords(targets) ? Optional.empty() : Optional.of(builder.build(targets));
    }

    /** To solve it takes about as long as to make it. */
    private boolean affords(List<Target> targets) {
        goBack(targets);
        boolean enough = effort.left() > 2 * UNITS * size;
        if (!enough) {
            effort.spend(GOING_BACK * size);
        }
        return enough;
    }

    static int imaginarySkill(Outlook outlook, IdSet insisted, int module) {
        return outlook.problem().skillCount()
                + (int) insisted.stream().filter(other -> other < module).count();
    }

    // Plain loops: this is done for each of many roles.
    private Task build(List<Target> targets) {
        goBack(targets);
        effort.spend(UNITS * size);
        Dominance dominance = Dominance.of(choices(), effort);
        List<Task.Dominated> dominated = dominance.dominated();
        if (!dominated.isEmpty()) {
            dominated.forEach(one -> spared.set(one.number()));
            skills.clear();
            modules.clear();
            goBack(targets);
        }
        return renumbered(dominance.kept(), targets, dominated);
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>(modules.cardinality());
        for (int module : ranking.sorted(modules)) {
            choices.add(choice(module));
        }
        return choices;
    }

    private void goBack(List<Target> targets) {
        targets.forEach(target -> want(target.requirement()));
        while (!open.isEmpty()) {
            serve(open.remove());
        }
    }

    private void want(Requirement requirement) {
        IdSet wanted = requirement.skills();
        for (int index = 0; index < wanted.size(); index++) {
            int skill = wanted.get(index);
            if (!skills.get(skill) && (skill >= skillCount || (outlook.reachable(skill) && !outlook.holds(skill)))) {
                skills.set(skill);
                open.add(skill);
            }
        }
    }

    private void serve(int skill) {
        if (skill >= skillCount) {
            add(insisted.get(skill - skillCount));
            return;
        }
        IdSet teachers = outlook.problem().teachers(skill);
        for (int index = 0; index < teachers.size(); index++) {
            if (outlook.openable(teachers.get(index))) {
                add(teachers.get(index));
            }
        }
    }

    private void add(int module) {
        if (!modules.get(module) && !spared.get(module)) {
            modules.set(module);
            List<Requirement> needs = outlook.needs(module);
            size += 1 + needs.size();
            needs.forEach(this::want);
        }
    }

    private Choice choice(int module) {
        IdSet teaches = outlook.problem().module(module).teaches().within(skills);
        if (insisted.contains(module)) {
            teaches = teaches.with(imaginarySkill(outlook, insisted, module));
        }
        return new Choice(module, outlook.problem().module(module).minutes(), teaches, outlook.needs(module));
    }

    private Task renumbered(List<Choice> kept, List<Target> targets, List<Task.Dominated> dominated) {
        IdSet numbers = IdSet.of(skills);
        int[] places = new int[skills.length()];
        Arrays.fill(places, -1);
        for (int place = 0; place < numbers.size(); place++) {
            places[numbers.get(place)] = place;
        }
        List<Choice> choices = new ArrayList<>(kept.size());
        for (Choice choice : kept) {
            if (modules.get(choice.number())) {
                choices.add(new Choice(
                        choice.number(),
                        choice.minutes(),
                        choice.teaches().renumbered(places),
                        needs(choice.needs(), places)));
            }
        }
        List<Target> aims = new ArrayList<>(targets.size());
        for (Target target : targets) {
            aims.add(new Target(target.number(), renumbered(target.requirement(), places), target.weight()));
        }
        return new Task(choices, aims, numbers, dominated);
    }

    // Skills that cannot be reached leave a requirement; enough of the others remain, since it can be met.
    private static Requirement renumbered(Requirement requirement, int[] places) {
        return new Requirement(requirement.atLeast(), requirement.skills().renumbered(places));
    }

    /** A need that leaves no choice any more is as many needs as it has skills. */
    private static List<Requirement> needs(List<Requirement> needs, int[] places) {
        if (needs.isEmpty()) {
            return needs;
        }
        Set<Requirement> all = new LinkedHashSet<>();
        for (Requirement need : needs) {
            Requirement renumbered = renumbered(need, places);
            if (renumbered.all()) {
                renumbered.skills().stream().forEach(skill -> all.add(Requirement.of(skill)));
            } else {
                all.add(renumbered);
            }
        }
        return List.copyOf(all);
    }
}
