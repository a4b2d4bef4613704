package org.skillway.gateway.learner;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.Course;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.planning.PlanWishes;

/**
 * What is asked of a plan, read from the request.
 *
 * @param calendar null where nothing is said of weeks
 * @param budgetMinutes null for as many as it takes
 * @param budgetParameter which of the parameters that bound the minutes bounds them most
 * @param work the most that may be put into it; null for what is usual
 */
record PlanQuestion(
        List<String> roles,
        List<String> skills,
        boolean optional,
        StudyCalendar calendar,
        Long budgetMinutes,
        String budgetParameter,
        List<String> excluded,
        List<String> excludedCourses,
        List<String> insisted,
        List<String> insistedCourses,
        Set<String> languages,
        Set<String> levels,
        List<String> basedOn,
        Duration work,
        boolean proof) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*+");
    private static final List<String> LEVELS = List.of("beginner", "intermediate", "advanced");
    private static final int HOURS_OF_A_WEEK = 168;

    /** A requirement that is planned for, and of which role it is; null where it was asked for by itself. */
    record Aim(Role role, Role.Requirement requirement) {}

    /** @throws ProblemException when something in it breaks a rule */
    static PlanQuestion of(PlanAsked asked) {
        StudyCalendar calendar = calendar(asked);
        Long budget = budget(asked, calendar);
        return new PlanQuestion(
                Question.keys("role", asked.role),
                Question.keys("skills", asked.skills),
                Boolean.TRUE.equals(asked.optional),
                calendar,
                budget,
                isByDay(asked, budget) ? "by" : "budgetMinutes",
                Question.keys("exclude", asked.exclude),
                Question.keys("excludeCourses", asked.excludeCourses),
                Question.keys("insist", asked.insist),
                Question.keys("insistCourses", asked.insistCourses),
                words(
                        "languages",
                        asked.languages,
                        word -> LANGUAGE.matcher(word).matches(),
                        "language"),
                words("levels", asked.levels, LEVELS::contains, "one-of", String.join(", ", LEVELS)),
                Question.keys("basedOn", asked.basedOn),
                work(asked),
                Boolean.TRUE.equals(asked.proof));
    }

    private static Set<String> words(
            String name, String given, Predicate<String> isOne, String rule, Object... arguments) {
        if (given == null) {
            return Set.of();
        }
        List<String> words = Arrays.asList(given.split(",", -1));
        if (!words.stream().allMatch(isOne)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, rule, arguments);
        }
        return new TreeSet<>(words);
    }

    private static StudyCalendar calendar(PlanAsked asked) {
        Integer hours = asked.hoursPerWeek;
        if (hours != null && (hours < 1 || hours > HOURS_OF_A_WEEK)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("hoursPerWeek", "range", 1, HOURS_OF_A_WEEK);
        }
        if (asked.start != null && hours == null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("start", "only-with", "hoursPerWeek");
        }
        return hours == null ? null : new StudyCalendar(hours, date("start", asked.start));
    }

    private static Long budget(PlanAsked asked, StudyCalendar calendar) {
        if (asked.budgetMinutes != null && asked.budgetMinutes < 0) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("budgetMinutes", "at-least", 0);
        }
        if (asked.by == null) {
            return asked.budgetMinutes;
        }
        if (asked.start == null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("by", "only-with", "start");
        }
        LocalDate by = date("by", asked.by);
        if (by.isBefore(calendar.start())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("by", "not-before", "start");
        }
        long minutes = calendar.minutesUntil(by);
        return asked.budgetMinutes == null ? minutes : Math.min(minutes, asked.budgetMinutes);
    }

    private static Duration work(PlanAsked asked) {
        if (asked.workMillis == null) {
            return null;
        }
        if (asked.workMillis < 1) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("workMillis", "at-least", 1);
        }
        return Duration.ofMillis(asked.workMillis);
    }

    private static boolean isByDay(PlanAsked asked, Long budget) {
        return asked.by != null && !budget.equals(asked.budgetMinutes);
    }

    private static LocalDate date(String name, String given) {
        if (given == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(given);
            // RFC 3339 has years of four digits; and a plan of decades ends within them too.
            if (date.getYear() >= 1900 && date.getYear() <= 2999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "date");
        }
        throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "date");
    }

    /**
     * What is planned for, in the order in which it was asked for.
     *
     * @throws ProblemException when something named is not there
     */
    List<Aim> aims(CatalogGraph graph) {
        return Stream.concat(
                        roles.stream().flatMap(key -> aims(role(graph, key))),
                        skills.stream().map(key -> new Aim(null, skill(graph, key))))
                .toList();
    }

    /** The same, from the goals of a learner where nothing is named; those of roles that this revision has. */
    List<Aim> aims(Combination combination) {
        if (!roles.isEmpty() || !skills.isEmpty()) {
            return aims(combination.graph());
        }
        if (combination.standing().goals().isEmpty()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("role", "or-a-goal");
        }
        return ofGoals(combination);
    }

    /** The aims of the goals that there are, none or more. */
    List<Aim> ofGoals(Combination combination) {
        return combination.standing().goals().stream()
                .flatMap(goal -> combination.graph().role(goal.role()).stream())
                .flatMap(this::aims)
                .toList();
    }

    private Stream<Aim> aims(Role role) {
        return role.requirements().stream()
                .filter(requirement -> optional || requirement.essential())
                .map(requirement -> new Aim(role, requirement));
    }

    /** @throws ProblemException when something named is not there */
    PlanWishes wishes(CatalogGraph graph) {
        List<CourseModule> out = new ArrayList<>(modules("exclude", excluded, graph));
        excludedCourses.forEach(key -> out.addAll(graph.modulesOf(course("excludeCourses", key, graph))));
        List<CourseModule> in = new ArrayList<>(modules("insist", insisted, graph));
        if (in.stream().anyMatch(module -> !module.published())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("insist", "retired");
        }
        insistedCourses.forEach(key -> graph.modulesOf(course("insistCourses", key, graph)).stream()
                .filter(CourseModule::published)
                .forEach(in::add));
        return new PlanWishes(
                out,
                in,
                languages,
                levels,
                budgetMinutes,
                basedOn.stream().flatMap(key -> graph.module(key).stream()).toList());
    }

    private static List<CourseModule> modules(String name, List<String> keys, CatalogGraph graph) {
        return keys.stream()
                .map(key -> graph.module(key).orElseThrow(() -> new ProblemException(ErrorCode.INVALID_PARAMETER)
                        .in(name, "unknown-module", key)))
                .toList();
    }

    private static Course course(String name, String key, CatalogGraph graph) {
        return graph.course(key)
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "unknown-course", key));
    }

    private static Role role(CatalogGraph graph, String key) {
        return graph.role(key)
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_PARAMETER).in("role", "unknown-role", key));
    }

    private static Role.Requirement skill(CatalogGraph graph, String key) {
        return new Role.Requirement(
                Importance.ESSENTIAL, new Choice(1, List.of(graph.skill(key).orElseThrow(() -> new ProblemException(
                                ErrorCode.INVALID_PARAMETER)
                        .in("skills", "unknown-skill", key)))));
    }
}
