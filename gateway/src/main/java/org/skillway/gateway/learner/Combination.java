package org.skillway.gateway.learner;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.graph.Titles;
import org.skillway.gateway.readiness.Learner;
import org.skillway.gateway.readiness.WhatIf;

/**
 * A catalog revision and a learner's progress version, and what is asked about them: all that an answer is computed from. The
 * learner is made when asked for: who has the answer already needs none.
 */
final class Combination {

    private final Question question;
    private final CatalogGraph graph;
    private final StandingView standing;
    private final Supplier<WhatIf> supposed;
    private final PhraseBook book;
    private Learner learner;
    private Phrases phrases;

    private Combination(
            Question question, CatalogGraph graph, StandingView standing, Supplier<WhatIf> supposed, PhraseBook book) {
        this.question = question;
        this.graph = graph;
        this.standing = standing;
        this.supposed = supposed;
        this.book = book;
    }

    static Combination of(Question question, CatalogGraph graph, StandingView standing, PhraseBook book) {
        return new Combination(question, graph, standing, () -> question.whatIf(graph), book);
    }

    /** The same of a learner of whom nothing is recorded, whatever is supposed. */
    static Combination ofNothing(Question question, CatalogGraph graph, PhraseBook book) {
        return new Combination(question, graph, StandingView.NOTHING, () -> WhatIf.NOTHING, book);
    }

    /** The same learner and catalog at other versions, or asked about otherwise. */
    Combination at(Question otherQuestion, CatalogGraph otherGraph, StandingView otherStanding) {
        return of(otherQuestion, otherGraph, otherStanding, book);
    }

    Question question() {
        return question;
    }

    CatalogGraph graph() {
        return graph;
    }

    StandingView standing() {
        return standing;
    }

    /** Read through that revision's merges, and looked at as the question says. */
    Learner learner() {
        if (learner == null) {
            learner = standing.learner(graph, supposed.get());
        }
        return learner;
    }

    Locale language() {
        return question.language();
    }

    /** The roles that the learner works towards, in their order; what this revision does not know is left out. */
    List<Role> goals() {
        return standing.goalsInOrder().stream()
                .flatMap(goal -> graph.role(goal.role()).stream())
                .toList();
    }

    /** The modules of the courses that the learner is enrolled in. */
    List<CourseModule> begun() {
        return standing.enrolments().stream()
                .flatMap(enrolment -> graph.course(enrolment.course()).stream())
                .flatMap(course -> graph.modulesOf(course).stream())
                .toList();
    }

    Phrases phrases() {
        if (phrases == null) {
            phrases = book.of(graph, language());
        }
        return phrases;
    }

    String title(Titles titles) {
        return titles.in(language());
    }

    EntityRef ref(Skill skill) {
        return new EntityRef(skill.key(), title(skill.titles()));
    }

    List<EntityRef> refs(List<Skill> skills) {
        return skills.stream().map(this::ref).toList();
    }
}
