package org.skillway.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.skillway.gateway.plan.Task.Choice;
import org.skillway.gateway.plan.Task.Target;
import org.skillway.gateway.plan.model.Certificate.Inequality;
import org.skillway.gateway.plan.model.Certificate.NeedIsMet;
import org.skillway.gateway.plan.model.Certificate.OneOpensTheRest;
import org.skillway.gateway.plan.model.Certificate.TargetIsMet;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.Row;

/**
 * A task as rows over its modules, each with the inequality that it is. The rows hold for every feasible plan, and a choice
 * that keeps them all need not be one: circular assumptions and skills counted twice get past them. {@link #exclude} finds
 * rows that such a choice breaks.
 *
 * <p>With a budget there is another column for each target, after the modules: taken, it leaves that target out.
 */
final class Formulation {

    private final Task task;
    private final Reach reach;
    private final boolean leavingOut;
    private final List<Row> rows = new ArrayList<>();
    private final List<Inequality> inequalities = new ArrayList<>();
    private final List<List<Integer>> teachers = new ArrayList<>();
    private final Set<Inequality> known = new LinkedHashSet<>();
    private final BitSet sure = new BitSet();

    Formulation(Task task, Reach reach, boolean leavingOut) {
        this.task = task;
        this.reach = reach;
        this.leavingOut = leavingOut;
        for (int skill = 0; skill < task.skillCount(); skill++) {
            teachers.add(new ArrayList<>());
        }
        for (int module = 0; module < task.modules().size(); module++) {
            IdSet teaches = task.modules().get(module).teaches();
            for (int index = 0; index < teaches.size(); index++) {
                teachers.get(teaches.get(index)).add(module);
            }
        }
        for (int target = 0; target < task.targets().size(); target++) {
            addTarget(target);
        }
        for (int module = 0; module < task.modules().size(); module++) {
            addNeeds(module);
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Of each row the inequality that it is, in the numbers of the catalog. */
    List<Inequality> inequalities() {
        return inequalities;
    }

    int columnCount() {
        return task.modules().size() + (leavingOut ? task.targets().size() : 0);
    }

    private void addTarget(int number) {
        Requirement requirement = task.targets().get(number).requirement();
        if (requirement.all()) {
            BitSet skills = unavoidable(requirement.skills().bits());
            skills.andNot(sure);
            skills.stream().forEach(skill -> addOpening(number, IdSet.of(skill)));
            if (!leavingOut) {
                sure.or(skills);
            }
        } else {
            BitSet bits = requirement.skills().bits();
            RowBuilder row = new RowBuilder();
            for (int module = 0; module < task.modules().size(); module++) {
                row.add(module, Math.min(counted(module, bits), requirement.atLeast()));
            }
            row.add(leaving(number), requirement.atLeast());
            add(
                    row.atLeast(requirement.atLeast()),
                    new TargetIsMet(task.targets().get(number).number()));
        }
    }

    /** What has to be learned on every way to these skills: it is taught with them or needed by whatever teaches them. */
    private BitSet unavoidable(BitSet skills) {
        BitSet found = (BitSet) skills.clone();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        skills.stream().forEach(open::add);
        while (!open.isEmpty()) {
            BitSet common = null;
            for (int teacher : teachers.get(open.remove())) {
                if (common == null) {
                    common = learnedWith(teacher);
                } else if (!common.isEmpty()) {
                    common.and(learnedWith(teacher));
                }
            }
            if (common != null) {
                common.andNot(found);
                found.or(common);
                common.stream().forEach(open::add);
            }
        }
        return found;
    }

    private BitSet learnedWith(int teacher) {
        Choice module = task.modules().get(teacher);
        BitSet with = module.teaches().bits();
        for (Requirement need : module.needs()) {
            if (need.all()) {
                need.skills().addTo(with);
            }
        }
        return with;
    }

    private void addNeeds(int module) {
        Choice choice = task.modules().get(module);
        for (Requirement need : choice.needs()) {
            if (need.all() && need.skills().countIn(sure) == need.skills().size()) {
                continue;
            }
            BitSet bits = need.skills().bits();
            RowBuilder row = new RowBuilder();
            for (int other : teachersOf(need.skills())) {
                if (other != module) {
                    row.add(other, Math.min(counted(other, bits), need.atLeast()));
                }
            }
            row.add(module, -need.atLeast());
            add(row.atLeast(0), new NeedIsMet(choice.number(), inCatalog(need)));
        }
    }

    private Collection<Integer> teachersOf(IdSet skills) {
        if (skills.size() == 1) {
            return teachers.get(skills.get(0));
        }
        Set<Integer> found = new LinkedHashSet<>();
        skills.stream().forEach(skill -> found.addAll(teachers.get(skill)));
        return found;
    }

    private int counted(int module, BitSet skills) {
        return task.modules().get(module).teaches().countIn(skills);
    }

    /** The column that leaves a target out; none where nothing can be left out. */
    private int leaving(int target) {
        return leavingOut && task.targets().get(target).goal() ? task.modules().size() + target : -1;
    }

    /** Adds rows that the choice breaks, unless it is a feasible plan for the targets that it does not leave out. */
    boolean exclude(BitSet chosen, Effort effort) {
        BitSet modules = (BitSet) chosen.clone();
        modules.clear(task.modules().size(), columnCount());
        BitSet skills = reach.of(modules);
        boolean added = false;
        for (int number = 0; number < task.targets().size(); number++) {
            boolean left = leaving(number) >= 0 && chosen.get(leaving(number));
            if (!left && !task.targets().get(number).requirement().metBy(skills)) {
                added |= addOpening(number, cut(number, modules, effort));
            }
        }
        return added;
    }

    /**
     * The skills that are out of reach when as many modules as possible are taken without meeting the target; fewer modules,
     * and a row that is as true and says less, where the effort ends.
     */
    private IdSet cut(int number, BitSet modules, Effort effort) {
        Requirement requirement = task.targets().get(number).requirement();
        BitSet chosen = (BitSet) modules.clone();
        BitSet taken = new BitSet();
        BitSet skills = new BitSet();
        reach.extend(skills, taken, chosen, chosen);
        effort.spend(500L * task.modules().size());
        for (int module = task.modules().size() - 1; module >= 0 && !effort.over(); module--) {
            if (chosen.get(module)) {
                continue;
            }
            // What does not open yet, or teaches nothing new, changes nothing now; when it opens later it is counted
            // then.
            chosen.set(module);
            if (reach.adds(module, skills)) {
                BitSet more = (BitSet) skills.clone();
                BitSet moreTaken = (BitSet) taken.clone();
                BitSet one = new BitSet();
                one.set(module);
                reach.extend(more, moreTaken, chosen, one);
                if (requirement.metBy(more)) {
                    chosen.clear(module);
                } else {
                    skills = more;
                    taken = moreTaken;
                }
            }
        }
        BitSet out = new BitSet();
        out.set(0, task.skillCount());
        out.andNot(skills);
        return IdSet.of(out);
    }

    private boolean addOpening(int number, IdSet skills) {
        Target target = task.targets().get(number);
        BitSet rest = new BitSet();
        rest.set(0, task.skillCount());
        rest.andNot(skills.bits());
        RowBuilder row = new RowBuilder();
        for (int module : teachersOf(skills)) {
            if (reach.opens(module, rest)) {
                row.add(module, 1);
            }
        }
        row.add(leaving(number), 1);
        return add(row.atLeast(1), new OneOpensTheRest(target.number(), inCatalog(skills)));
    }

    private boolean add(Row row, Inequality inequality) {
        if (!known.add(inequality)) {
            return false;
        }
        rows.add(row);
        inequalities.add(inequality);
        return true;
    }

    private IdSet inCatalog(IdSet skills) {
        int[] numbers = new int[skills.size()];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = task.skills().get(skills.get(index));
        }
        return IdSet.of(numbers);
    }

    private Requirement inCatalog(Requirement requirement) {
        return new Requirement(requirement.atLeast(), inCatalog(requirement.skills()));
    }
}
