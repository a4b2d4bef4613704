package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.CourseModule.Need;
import org.skillway.gateway.graph.Skill;

/**
 * What a module needs and teaches, held against what a learner has completed.
 *
 * @param completion null unless the learner has completed it, in whichever version
 * @param needs those that matter to this learner: assumptions first, then prerequisites
 * @param teaches in the order of the module
 * @param first all that could still have to be completed before it, in an order in which it can be; of a choice that is
 *     not met every skill, though fewer may do
 */
public record ModuleReadiness(
        CourseModule module,
        ModuleState state,
        ModuleRecord completion,
        List<NeedStanding> needs,
        List<SkillStanding> teaches,
        List<Skill> first) {

    public ModuleReadiness {
        needs = List.copyOf(needs);
        teaches = List.copyOf(teaches);
        first = List.copyOf(first);
    }

    /** @param completed how many of its skills count as completed */
    public record NeedStanding(Need need, int completed, List<SkillStanding> skills) {

        public NeedStanding {
            skills = List.copyOf(skills);
        }

        public boolean met() {
            return completed >= need.choice().atLeast();
        }

        /** How many more of its skills have to be completed. */
        public int missing() {
            return Math.max(0, need.choice().atLeast() - completed);
        }
    }

    public static ModuleReadiness of(CatalogGraph graph, CourseModule module, Learner learner) {
        BitSet held = learner.skills().completed();
        List<NeedStanding> needs = needs(graph, module, learner, held);
        return new ModuleReadiness(
                module,
                learner.stateOf(module, held),
                learner.completionOf(module).orElse(null),
                needs,
                skills(graph, module.teaches(), learner, held),
                first(graph, needs));
    }

    static List<NeedStanding> needs(CatalogGraph graph, CourseModule module, Learner learner, BitSet held) {
        return module.needs().stream()
                .filter(need -> need.appliesTo(held))
                .map(need -> standing(graph, need, learner, held))
                .toList();
    }

    private static NeedStanding standing(CatalogGraph graph, Need need, Learner learner, BitSet held) {
        List<SkillStanding> skills = skills(graph, need.choice().skills(), learner, held);
        int completed = (int) skills.stream().filter(SkillStanding::completed).count();
        return new NeedStanding(need, completed, skills);
    }

    private static List<SkillStanding> skills(CatalogGraph graph, List<Skill> skills, Learner learner, BitSet held) {
        return skills.stream()
                .map(skill -> SkillStanding.of(graph, skill, learner, held))
                .toList();
    }

    private static List<Skill> first(CatalogGraph graph, List<NeedStanding> needs) {
        BitSet first = new BitSet();
        needs.stream()
                .filter(need -> !need.met())
                .flatMap(need -> need.skills().stream())
                .filter(skill -> !skill.completed())
                .forEach(skill -> {
                    first.set(skill.skill().number());
                    skill.missingPrerequisites().forEach(before -> first.set(before.number()));
                });
        return first.stream().mapToObj(graph::skill).toList();
    }
}
