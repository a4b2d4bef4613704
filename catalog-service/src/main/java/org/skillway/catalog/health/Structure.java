package org.skillway.catalog.health;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is published, as far as its health depends on it; everything by key, in the order of keys.
 *
 * @param skills the direct prerequisites of each skill
 */
record Structure(
        SortedMap<String, Set<String>> skills, SortedMap<String, Role> roles, SortedMap<String, Module> modules) {

    /** That {@code atLeast} of these skills are needed. */
    record Choice(int atLeast, Set<String> skills) {

        boolean isMetBy(Set<String> held) {
            return skills.stream().filter(held::contains).count() >= atLeast;
        }
    }

    /** @param salaries when each salary was observed; null where its source does not say */
    record Role(List<Choice> essential, List<Choice> optional, List<LocalDate> salaries) {}

    record Module(Set<String> teaches, List<Choice> assumes) {}
}
