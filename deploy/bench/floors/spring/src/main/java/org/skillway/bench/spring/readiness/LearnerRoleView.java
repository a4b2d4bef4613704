package org.skillway.bench.spring.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skillway.bench.spring.catalog.LearningModule;
import org.skillway.bench.spring.catalog.Requirement;
import org.skillway.bench.spring.catalog.Role;
import org.skillway.bench.spring.catalog.Skill;
import org.skillway.bench.spring.catalog.SkillRef;
import org.skillway.bench.spring.progress.Completion;

/** A role with where a learner stands on it, on the wire. */
record LearnerRoleView(
        String learner,
        RoleRef role,
        long catalogRevision,
        long progressVersion,
        List<String> counted,
        ReadinessView readiness,
        List<AskedView> requirements,
        GapView gap) {

    private static final List<String> EVIDENCE = List.of("self-reported", "module-completed", "assessed", "imported");

    record RoleRef(String key, String title, boolean retired) {}

    /** Shares are null where there is nothing to have a share of. */
    record ReadinessView(Double essential, Double all, int essentialMet, int essentialTotal, int met, int total) {

        static ReadinessView of(Role role, Standing standing) {
            List<Requirement> met = role.getRequirements().stream()
                    .filter(requirement -> standing.missing(requirement) == 0)
                    .toList();
            int essentialMet =
                    (int) met.stream().filter(Requirement::isEssential).count();
            int essential = (int) role.getRequirements().stream()
                    .filter(Requirement::isEssential)
                    .count();
            int total = role.getRequirements().size();
            return new ReadinessView(
                    share(essentialMet, essential),
                    share(met.size(), total),
                    essentialMet,
                    essential,
                    met.size(),
                    total);
        }

        private static Double share(int part, int whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }

    record AskedView(
            String importance, int atLeast, int completed, int missing, boolean met, List<AskedSkillView> skills) {

        static AskedView of(Requirement requirement, Standing standing, List<LearningModule> teaching) {
            int missing = standing.missing(requirement);
            return new AskedView(
                    requirement.getImportance(),
                    requirement.getAtLeast(),
                    standing.completed(requirement.getSkills()),
                    missing,
                    missing == 0,
                    requirement.getSkills().stream()
                            .map(skill -> AskedSkillView.of(skill, standing, teaching))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedSkillView(
            String key,
            String title,
            String state,
            List<String> evidence,
            Instant completedAt,
            boolean counts,
            boolean unlocked,
            List<PrerequisiteView> prerequisites,
            List<SkillRef> missingPrerequisites,
            List<ModuleView> modules) {

        static AskedSkillView of(Skill skill, Standing standing, List<LearningModule> teaching) {
            Completion completion = standing.completion(skill);
            List<Skill> missing = standing.missingBefore(skill);
            return new AskedSkillView(
                    skill.getKey(),
                    skill.getTitle(),
                    completion == null ? "open" : "completed",
                    completion == null ? List.of() : List.of(completion.getEvidence()),
                    completion == null ? null : completion.getHappenedAt(),
                    completion != null,
                    missing.isEmpty(),
                    skill.getPrerequisites().stream()
                            .map(needed ->
                                    new PrerequisiteView(needed.getKey(), needed.getTitle(), standing.has(needed)))
                            .toList(),
                    missing.stream().map(SkillRef::from).toList(),
                    teaching.stream()
                            .filter(module -> module.getTeaches().contains(skill))
                            .map(module -> ModuleView.of(module, standing))
                            .toList());
        }
    }

    record PrerequisiteView(String key, String title, boolean met) {}

    record ModuleView(String key, String title, int minutes, String language, String level, String state) {

        static ModuleView of(LearningModule module, Standing standing) {
            return new ModuleView(
                    module.getKey(),
                    module.getTitle(),
                    module.getMinutes(),
                    module.getLanguage(),
                    module.getLevel(),
                    standing.state(module));
        }
    }

    record GapView(int requirements, int essential, List<String> skills, List<ReasonView> why) {

        static GapView of(Role role, Standing standing) {
            List<Requirement> unmet = role.getRequirements().stream()
                    .filter(requirement -> standing.missing(requirement) > 0)
                    .toList();
            Map<String, List<ReasonView.AskedBy>> askedBy = new LinkedHashMap<>();
            for (Requirement requirement : unmet) {
                for (Skill skill : requirement.getSkills()) {
                    if (!standing.has(skill)) {
                        askedBy.computeIfAbsent(skill.getKey(), first -> new ArrayList<>())
                                .add(ReasonView.AskedBy.of(requirement, standing));
                    }
                }
            }
            return new GapView(
                    unmet.size(),
                    (int) unmet.stream().filter(Requirement::isEssential).count(),
                    List.copyOf(askedBy.keySet()),
                    askedBy.entrySet().stream()
                            .map(skill -> new ReasonView(skill.getKey(), "open", skill.getValue()))
                            .toList());
        }
    }

    record ReasonView(String skill, String reason, List<AskedBy> requirements) {

        record AskedBy(int place, String importance, int missing, int among) {

            static AskedBy of(Requirement requirement, Standing standing) {
                return new AskedBy(
                        requirement.getPlace(),
                        requirement.getImportance(),
                        standing.missing(requirement),
                        requirement.getSkills().size() - standing.completed(requirement.getSkills()));
            }
        }
    }

    /** @param teaching the modules that teach what the role asks for, the shortest first */
    static LearnerRoleView of(
            String learner, Role role, long revision, long version, Standing standing, List<LearningModule> teaching) {
        return new LearnerRoleView(
                learner,
                new RoleRef(role.getKey(), role.getTitle(), false),
                revision,
                version,
                EVIDENCE,
                ReadinessView.of(role, standing),
                role.getRequirements().stream()
                        .map(requirement -> AskedView.of(requirement, standing, teaching))
                        .toList(),
                GapView.of(role, standing));
    }
}
