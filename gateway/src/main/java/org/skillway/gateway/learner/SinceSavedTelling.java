package org.skillway.gateway.learner;

import java.util.List;
import java.util.Objects;
import org.skillway.gateway.changes.Fact;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.readiness.Evidence;

/** Puts what has happened since a plan was saved into the words of the wire. */
final class SinceSavedTelling {

    private final SavedPlan saved;
    private final Combination now;

    SinceSavedTelling(SavedPlan saved, Combination now) {
        this.saved = saved;
        this.now = now;
    }

    SinceSaved tell(Fact fact) {
        if (fact instanceof Fact.ModuleCompleted completed) {
            return of(SinceSaved.Kind.MODULE_COMPLETED, completed.module()).at(since(completed.module()));
        }
        if (fact instanceof Fact.SkillGained gained) {
            return SinceSaved.about(SinceSaved.Kind.SKILL_GAINED)
                    .ofSkill(now.ref(gained.skill()), null)
                    .at(since(gained.skill()));
        }
        if (fact instanceof Fact.SkillLost lost) {
            return SinceSaved.about(SinceSaved.Kind.SKILL_LOST).ofSkill(now.ref(lost.skill()), null);
        }
        if (fact instanceof Fact.SkillMerged merged) {
            return SinceSaved.about(SinceSaved.Kind.SKILL_MERGED)
                    .ofSkill(now.ref(merged.before()), now.ref(merged.into()));
        }
        if (fact instanceof Fact.RoleRetired retired) {
            return SinceSaved.about(SinceSaved.Kind.ROLE_RETIRED)
                    .ofRole(new EntityRef(
                            retired.role().key(), now.title(retired.role().titles())));
        }
        if (fact instanceof Fact.RequirementAdded added) {
            return SinceSaved.about(SinceSaved.Kind.REQUIREMENT_ADDED)
                    .ofRequirement(AskedRequirement.from(added.aim(), now));
        }
        if (fact instanceof Fact.RequirementRemoved removed) {
            return SinceSaved.about(SinceSaved.Kind.REQUIREMENT_REMOVED)
                    .ofRequirement(AskedRequirement.from(removed.aim(), now));
        }
        if (fact instanceof Fact.ModuleRetired retired) {
            return of(SinceSaved.Kind.MODULE_RETIRED, retired.module())
                    .versions(retired.module().version(), null);
        }
        if (fact instanceof Fact.ModulePublished published) {
            return of(SinceSaved.Kind.MODULE_PUBLISHED, published.module())
                    .versions(null, published.module().version());
        }
        return changed((Fact.ModuleChanged) fact);
    }

    private SinceSaved changed(Fact.ModuleChanged changed) {
        List<Skill> before = changed.before().teaches().stream()
                .map(skill -> now.graph().skill(skill.key()).orElse(skill))
                .toList();
        List<Skill> after = changed.now().teaches();
        return of(SinceSaved.Kind.MODULE_CHANGED, changed.now())
                .versions(changed.before().version(), changed.now().version())
                .content(
                        changed.before().minutes(),
                        changed.now().minutes(),
                        now.refs(after.stream()
                                .filter(skill -> !before.contains(skill))
                                .toList()),
                        now.refs(before.stream()
                                .filter(skill -> !after.contains(skill))
                                .toList()));
    }

    private SinceSaved of(SinceSaved.Kind what, CourseModule module) {
        return SinceSaved.about(what).ofModule(new EntityRef(module.key(), now.title(module.titles())));
    }

    private Long since(CourseModule module) {
        return now.standing().modules().stream()
                .filter(one -> one.key().equals(module.key()))
                .map(StandingView.ModuleView::since)
                .filter(this::isLater)
                .findFirst()
                .orElse(null);
    }

    private Long since(Skill skill) {
        return now.standing().skills().stream()
                .filter(one ->
                        now.graph().skill(one.key()).filter(skill::equals).isPresent())
                .filter(this::counts)
                .map(StandingView.SkillView::since)
                .filter(this::isLater)
                .min(Long::compare)
                .orElse(null);
    }

    private boolean counts(StandingView.SkillView skill) {
        return skill.state() == SkillState.COMPLETED
                && skill.evidence() != null
                && skill.evidence().stream()
                        .filter(Objects::nonNull)
                        .map(EvidenceKind::inRules)
                        .anyMatch(this::counts);
    }

    private boolean counts(Evidence kind) {
        return now.question().counted().contains(kind);
    }

    // An evidence may be older than the plan where only its withdrawal, or another kind beside it, is younger.
    private boolean isLater(Long version) {
        return version != null && version > saved.progressVersion();
    }
}
