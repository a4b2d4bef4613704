package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.readiness.Evidence;

/** A plan that a learner keeps, as progress-service says it: the members that the gateway uses. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SavedPlan(
        @JsonProperty(required = true) String plan,
        @JsonProperty(required = true) Asked question,
        @JsonProperty(required = true) long catalogRevision,
        @JsonProperty(required = true) long progressVersion,
        @JsonProperty(required = true) LearnerPlan.PlanStatus status,
        @JsonProperty(required = true) List<Module> modules,
        @JsonProperty(required = true) Instant savedAt,
        @JsonProperty(required = true) long version) {

    SavedPlan {
        modules = List.copyOf(modules);
    }

    /** A module at its place in it, as it was then. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Module(
            @JsonProperty(required = true) String key,
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) int minutes) {}

    /** What it was asked for with; what was not said is null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Asked(
            List<String> role,
            List<String> skills,
            Boolean optional,
            Integer hoursPerWeek,
            LocalDate start,
            LocalDate by,
            Long budgetMinutes,
            List<String> exclude,
            List<String> excludeCourses,
            List<String> insist,
            List<String> insistCourses,
            List<String> languages,
            List<String> levels,
            List<EvidenceKind> count) {

        private StudyCalendar calendar() {
            return hoursPerWeek == null ? null : new StudyCalendar(hoursPerWeek, start);
        }

        private Long budget() {
            if (by == null || calendar() == null || start == null) {
                return budgetMinutes;
            }
            long minutes = calendar().minutesUntil(by);
            return budgetMinutes == null ? minutes : Math.min(minutes, budgetMinutes);
        }
    }

    long minutes() {
        return modules.stream().mapToLong(Module::minutes).sum();
    }

    List<String> keys() {
        return modules.stream().map(Module::key).toList();
    }

    /** The kinds of evidence that counted. */
    Set<Evidence> counted() {
        return question.count() == null || question.count().isEmpty()
                ? EnumSet.allOf(Evidence.class)
                : question.count().stream().map(EvidenceKind::inRules).collect(Collectors.toSet());
    }

    /**
     * The same question in the terms of a graph, based on this plan. What the graph has no more to offer is not insisted on,
     * nor is what the learner has done since.
     */
    PlanQuestion in(CatalogGraph graph, Set<String> completed) {
        Set<String> insisted = new LinkedHashSet<>();
        Stream.concat(
                        known(question.insist(), key -> graph.module(key).isPresent()).stream()
                                .flatMap(key -> graph.module(key).stream()),
                        known(question.insistCourses(), key -> graph.course(key).isPresent()).stream()
                                .flatMap(key -> graph.course(key).stream())
                                .flatMap(course -> graph.modulesOf(course).stream()))
                .filter(CourseModule::published)
                .map(CourseModule::key)
                .filter(key -> !completed.contains(key))
                .forEach(insisted::add);
        Long budget = question.budget();
        return new PlanQuestion(
                known(question.role(), key -> graph.role(key).isPresent()),
                known(question.skills(), key -> graph.skill(key).isPresent()),
                Boolean.TRUE.equals(question.optional()),
                question.calendar(),
                budget,
                Objects.equals(budget, question.budgetMinutes()) ? "budgetMinutes" : "by",
                known(question.exclude(), key -> graph.module(key).isPresent()),
                known(question.excludeCourses(), key -> graph.course(key).isPresent()),
                List.copyOf(insisted),
                List.of(),
                words(question.languages()),
                words(question.levels()),
                keys(),
                null,
                false);
    }

    private static List<String> known(List<String> keys, Predicate<String> isThere) {
        return keys == null ? List.of() : keys.stream().filter(isThere).toList();
    }

    private static Set<String> words(List<String> words) {
        return words == null ? Set.of() : new TreeSet<>(words);
    }

    /** Whether it was asked for the learner's goals. */
    boolean isForGoals() {
        return Stream.of(question.role(), question.skills()).allMatch(keys -> keys == null || keys.isEmpty());
    }
}
