package org.skillway.gateway.changes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;

/** What has happened between two plans that bears on either, in an order that depends on nothing else. */
final class SinceThen {

    private final PlanThen then;
    private final PlanNow now;

    SinceThen(PlanThen then, PlanNow now) {
        this.then = then;
        this.now = now;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        addProgress(facts);
        addMerges(facts);
        addRequirements(facts);
        addModules(facts);
        return facts;
    }

    private void addProgress(List<Fact> facts) {
        for (String key : then.modules()) {
            if (completedSince(key)) {
                now.graph().module(key).ifPresent(module -> facts.add(new Fact.ModuleCompleted(module)));
            }
        }
        BitSet gained = bearing();
        gained.and(now.held());
        gained.andNot(then.held());
        gained.stream()
                .forEach(skill -> facts.add(new Fact.SkillGained(now.graph().skill(skill))));
        BitSet lost = bearing();
        lost.and(then.held());
        lost.andNot(now.held());
        lost.stream().forEach(skill -> facts.add(new Fact.SkillLost(now.graph().skill(skill))));
    }

    boolean completedSince(String module) {
        return now.completed().contains(module) && !then.completed().contains(module);
    }

    /** The skills that either plan asks for, teaches or needs, by the numbers of today. */
    private BitSet bearing() {
        BitSet skills = new BitSet();
        Stream.concat(then.aims().stream(), now.aims().stream())
                .forEach(aim -> set(skills, aim.requirement().skills()));
        Stream.concat(
                        then.modules().stream().flatMap(key -> then.graph().module(key).stream()),
                        now.modules().stream().map(PlanNow.Step::module))
                .forEach(module -> {
                    set(skills, module.teaches());
                    module.needs().forEach(need -> set(skills, need.choice().skills()));
                });
        return skills;
    }

    private void set(BitSet skills, Collection<Skill> named) {
        named.forEach(skill -> today(skill).ifPresent(same -> skills.set(same.number())));
    }

    /** What a skill of either graph is by now. */
    Optional<Skill> today(Skill skill) {
        return now.graph().skill(skill.key());
    }

    private void addMerges(List<Fact> facts) {
        Map<Integer, Skill> named = new TreeMap<>();
        then.aims().forEach(aim -> aim.requirement().skills().forEach(skill -> named.put(skill.number(), skill)));
        for (String key : then.modules()) {
            then.graph().module(key).ifPresent(module -> module.teaches()
                    .forEach(skill -> named.put(skill.number(), skill)));
        }
        named.values().forEach(skill -> today(skill)
                .filter(same -> !same.key().equals(skill.key()))
                .ifPresent(same -> facts.add(new Fact.SkillMerged(skill, same))));
    }

    private void addRequirements(List<Fact> facts) {
        Set<Form> before = forms(then.aims());
        Set<Form> after = forms(now.aims());
        Map<String, Role> retired = new LinkedHashMap<>();
        for (Aim aim : then.aims()) {
            if (aim.role() != null && aim.role().published()) {
                now.graph()
                        .role(aim.role().key())
                        .filter(role -> !role.published())
                        .ifPresent(role -> retired.put(role.key(), role));
            }
        }
        retired.values().forEach(role -> facts.add(new Fact.RoleRetired(role)));
        now.aims().stream()
                .filter(aim -> !before.contains(form(aim)))
                .forEach(aim -> facts.add(new Fact.RequirementAdded(aim)));
        then.aims().stream()
                .filter(aim -> !after.contains(form(aim)))
                .forEach(aim -> facts.add(new Fact.RequirementRemoved(aim)));
    }

    /** Whether the same was asked for then. */
    boolean askedBefore(Aim aim) {
        return forms(then.aims()).contains(form(aim));
    }

    /** A requirement read through the merges of today, in which two that ask for the same are equal. */
    private record Form(String role, boolean essential, int atLeast, Set<String> skills) {}

    private Set<Form> forms(List<Aim> aims) {
        Set<Form> forms = new HashSet<>();
        aims.forEach(aim -> forms.add(form(aim)));
        return forms;
    }

    private Form form(Aim aim) {
        Set<String> skills = new HashSet<>();
        aim.requirement().skills().forEach(skill -> today(skill).ifPresent(same -> skills.add(same.key())));
        return new Form(
                aim.role() == null ? null : aim.role().key(),
                aim.requirement().essential(),
                Math.min(aim.requirement().atLeast(), skills.size()),
                skills);
    }

    private void addModules(List<Fact> facts) {
        CatalogGraph before = then.graph();
        Set<String> seen = new HashSet<>(then.modules());
        for (String key : then.modules()) {
            Optional<CourseModule> was = before.module(key);
            Optional<CourseModule> is = now.graph().module(key);
            if (was.isPresent() && is.isPresent()) {
                addChange(was.get(), is.get(), facts);
            }
        }
        for (PlanNow.Step step : now.modules()) {
            if (seen.add(step.module().key())) {
                Optional<CourseModule> was = before.module(step.module().key()).filter(CourseModule::published);
                if (was.isEmpty()) {
                    facts.add(new Fact.ModulePublished(step.module()));
                } else {
                    addChange(was.get(), step.module(), facts);
                }
            }
        }
    }

    private static void addChange(CourseModule was, CourseModule is, List<Fact> facts) {
        if (was.published() && !is.published()) {
            facts.add(new Fact.ModuleRetired(is));
        } else if (was.version() != is.version()) {
            facts.add(new Fact.ModuleChanged(was, is));
        }
    }
}
