package org.skillway.gateway.plan.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One catalog as planning sees it: skills numbered densely with their prerequisites, modules numbered in the order of
 * their keys. Made once for a catalog revision and never changed; plans of any number of learners share it.
 */
public final class PlanningProblem {

    private static final AtomicLong IDENTITIES = new AtomicLong();

    private final long identity = IDENTITIES.incrementAndGet();

    private final List<IdSet> prerequisites;
    private final List<PlanModule> modules;
    private final List<IdSet> teachers;
    private final List<IdSet> dependents;

    private PlanningProblem(List<IdSet> prerequisites, List<PlanModule> modules) {
        this.prerequisites = List.copyOf(prerequisites);
        this.modules =
                modules.stream().sorted(Comparator.comparing(PlanModule::key)).toList();
        this.teachers = invert(this.modules.stream().map(PlanModule::teaches).toList());
        this.dependents = invert(this.modules.stream()
                .map(module -> mentioned(module, prerequisites))
                .toList());
    }

    /** @param prerequisites of each skill, by its number */
    public static PlanningProblem of(List<IdSet> prerequisites, List<PlanModule> modules) {
        return new PlanningProblem(prerequisites, modules);
    }

    /** No other problem of this JVM has the same. */
    public long identity() {
        return identity;
    }

    /** Of each skill, by its number. */
    public List<IdSet> prerequisites() {
        return prerequisites;
    }

    /** In the order of their keys. */
    public List<PlanModule> modules() {
        return modules;
    }

    public int skillCount() {
        return prerequisites.size();
    }

    public int moduleCount() {
        return modules.size();
    }

    public IdSet prerequisites(int skill) {
        return prerequisites.get(skill);
    }

    /** Modules are numbered in the order of their keys. */
    public PlanModule module(int number) {
        return modules.get(number);
    }

    public IdSet teachers(int skill) {
        return teachers.get(skill);
    }

    /** The modules that may become open once the skill is there. */
    public IdSet dependents(int skill) {
        return dependents.get(skill);
    }

    public long minutes(BitSet some) {
        return some.stream().mapToLong(module -> modules.get(module).minutes()).sum();
    }

    /** The number of the module with that key, or less than nothing where there is none. */
    public int number(String key) {
        return Collections.binarySearch(
                modules, new PlanModule(key, 0, IdSet.NONE, List.of(), "", ""), Comparator.comparing(PlanModule::key));
    }

    public PlanningProblem with(List<PlanModule> more) {
        List<PlanModule> all = new ArrayList<>(modules);
        all.addAll(more);
        return new PlanningProblem(prerequisites, all);
    }

    private static IdSet mentioned(PlanModule module, List<IdSet> prerequisites) {
        BitSet skills = new BitSet();
        module.assumes().forEach(need -> skills.or(need.skills().bits()));
        module.teaches().stream()
                .forEach(skill -> skills.or(prerequisites.get(skill).bits()));
        return IdSet.of(skills);
    }

    private List<IdSet> invert(List<IdSet> skillsByModule) {
        int[] sizes = new int[skillCount()];
        skillsByModule.forEach(skills -> skills.stream().forEach(skill -> sizes[skill]++));
        List<int[]> lists = new ArrayList<>();
        for (int size : sizes) {
            lists.add(new int[size]);
        }
        for (int module = skillsByModule.size() - 1; module >= 0; module--) {
            IdSet skills = skillsByModule.get(module);
            for (int index = 0; index < skills.size(); index++) {
                lists.get(skills.get(index))[--sizes[skills.get(index)]] = module;
            }
        }
        return lists.stream().map(IdSet::of).toList();
    }
}
