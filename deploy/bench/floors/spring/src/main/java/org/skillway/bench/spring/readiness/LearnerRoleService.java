package org.skillway.bench.spring.readiness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.skillway.bench.spring.catalog.CatalogPosition;
import org.skillway.bench.spring.catalog.CatalogPositionRepository;
import org.skillway.bench.spring.catalog.LearningModule;
import org.skillway.bench.spring.catalog.LearningModuleRepository;
import org.skillway.bench.spring.catalog.Role;
import org.skillway.bench.spring.catalog.RoleRepository;
import org.skillway.bench.spring.catalog.Skill;
import org.skillway.bench.spring.progress.CompletionRepository;
import org.skillway.bench.spring.progress.Learner;
import org.skillway.bench.spring.progress.LearnerRepository;
import org.skillway.bench.spring.progress.ModuleCompletionRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a role together with what a learner has. */
@Service
class LearnerRoleService {

    private final RoleRepository roles;
    private final LearningModuleRepository modules;
    private final LearnerRepository learners;
    private final CompletionRepository completions;
    private final ModuleCompletionRepository moduleCompletions;
    private final CatalogPositionRepository catalog;

    LearnerRoleService(
            RoleRepository roles,
            LearningModuleRepository modules,
            LearnerRepository learners,
            CompletionRepository completions,
            ModuleCompletionRepository moduleCompletions,
            CatalogPositionRepository catalog) {
        this.roles = roles;
        this.modules = modules;
        this.learners = learners;
        this.completions = completions;
        this.moduleCompletions = moduleCompletions;
        this.catalog = catalog;
    }

    /** @return nothing where there is no such role */
    @Transactional(readOnly = true)
    public Optional<LearnerRoleView> role(String learner, String key) {
        return roles.findByKey(key).map(role -> view(learner, role));
    }

    private LearnerRoleView view(String learner, Role role) {
        Standing standing =
                new Standing(completions.findByLearnerId(learner), moduleCompletions.findByLearnerId(learner));
        Set<Long> asked = new LinkedHashSet<>();
        role.getRequirements()
                .forEach(requirement ->
                        requirement.getSkills().stream().map(Skill::getId).forEach(asked::add));
        List<LearningModule> teaching = modules.findTeaching(asked);
        long version = learners.findById(learner).map(Learner::getVersion).orElse(0L);
        long revision = catalog.findById(CatalogPosition.ONLY).orElseThrow().getRevision();
        return LearnerRoleView.of(learner, role, revision, version, standing, teaching);
    }
}
