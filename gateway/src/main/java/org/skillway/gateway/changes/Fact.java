package org.skillway.gateway.changes;

import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;

/** Something that has happened since a plan was saved, and that it depends on. */
public sealed interface Fact {

    /** A module of the plan was completed. */
    record ModuleCompleted(CourseModule module) implements Fact {}

    record SkillGained(Skill skill) implements Fact {}

    record SkillLost(Skill skill) implements Fact {}

    /** @param before as it was in the earlier graph */
    record SkillMerged(Skill before, Skill into) implements Fact {}

    record RoleRetired(Role role) implements Fact {}

    record RequirementAdded(Aim aim) implements Fact {}

    record RequirementRemoved(Aim aim) implements Fact {}

    record ModuleRetired(CourseModule module) implements Fact {}

    /** There is another version of a module of either plan. */
    record ModuleChanged(CourseModule before, CourseModule now) implements Fact {}

    /** A module of today's plan was not there to choose from. */
    record ModulePublished(CourseModule module) implements Fact {}
}
