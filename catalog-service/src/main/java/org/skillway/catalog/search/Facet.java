package org.skillway.catalog.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By what the entities that a search finds can be counted. */
public enum Facet {
    KIND("kind"),
    SKILL_KIND("skillKind"),
    LANGUAGE("language"),
    LEVEL("level"),
    ROLE("role"),
    MINUTES("minutes");

    static final List<Facet> ALL = List.of(values());

    private final String wire;

    Facet(String wire) {
        this.wire = wire;
    }

    /** The word in a request and in an answer. */
    public String wire() {
        return wire;
    }

    /** Several, as they stand in a parameter: separated by commas. Empty where one of them is not known. */
    public static Optional<Set<Facet>> parse(String list) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String word : list.split(",", -1)) {
            Optional<Facet> facet =
                    Arrays.stream(values()).filter(one -> one.wire.equals(word)).findFirst();
            if (facet.isEmpty()) {
                return Optional.empty();
            }
            facets.add(facet.get());
        }
        return Optional.of(facets);
    }

    /** All of them, for people. */
    public static String all() {
        return String.join(", ", Arrays.stream(values()).map(Facet::wire).toList());
    }
}
