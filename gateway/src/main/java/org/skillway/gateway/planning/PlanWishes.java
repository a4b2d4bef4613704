package org.skillway.gateway.planning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.plan.model.Wish;

/**
 * What somebody wishes of a plan.
 *
 * @param excluded modules that are not to be in it
 * @param insisted published modules that have to be in it
 * @param languages of study; empty for any
 * @param levels empty for any
 * @param budgetMinutes null for as many as it takes
 * @param basedOn the modules of an earlier plan, in its order, whose choices win where others are as good
 */
public record PlanWishes(
        List<CourseModule> excluded,
        List<CourseModule> insisted,
        Set<String> languages,
        Set<String> levels,
        Long budgetMinutes,
        List<CourseModule> basedOn) {

    public PlanWishes {
        excluded = List.copyOf(excluded);
        insisted = List.copyOf(insisted);
        languages = Set.copyOf(languages);
        levels = Set.copyOf(levels);
        basedOn = List.copyOf(basedOn);
    }

    List<Wish> forPlanner(CatalogProblem catalog) {
        List<Wish> wishes = new ArrayList<>();
        numbers(catalog, excluded).forEach(module -> wishes.add(new Wish.Exclude(module)));
        numbers(catalog, insisted).forEach(module -> wishes.add(new Wish.Insist(module)));
        if (!languages.isEmpty()) {
            wishes.add(new Wish.Languages(new HashSet<>(languages)));
        }
        if (!levels.isEmpty()) {
            wishes.add(new Wish.Levels(new HashSet<>(levels)));
        }
        if (budgetMinutes != null) {
            wishes.add(new Wish.Budget(budgetMinutes));
        }
        return wishes;
    }

    /** Of those that can be planned, which are the published ones. */
    static List<Integer> numbers(CatalogProblem catalog, List<CourseModule> modules) {
        return modules.stream()
                .filter(CourseModule::published)
                .map(catalog::number)
                .distinct()
                .toList();
    }
}
