package org.skillway.catalog.search;

import java.util.List;
import java.util.stream.Collectors;

/** The spans in which modules are counted by the time they take. */
record Minutes(int from, Integer to) {

    private static final List<Minutes> SPANS = List.of(
            new Minutes(1, 30),
            new Minutes(31, 60),
            new Minutes(61, 120),
            new Minutes(121, 240),
            new Minutes(241, 480),
            new Minutes(481, null));

    /** The word in an answer: {@code 31-60}, the last one {@code 481-}. */
    private String wire() {
        return from + "-" + (to == null ? "" : to);
    }

    /** The span that a row's minutes are in. */
    static String sql() {
        return SPANS.stream()
                .map(span -> " when minutes >= " + span.from
                        + (span.to == null ? "" : " and minutes <= " + span.to)
                        + " then '" + span.wire() + "'")
                .collect(Collectors.joining("", "case", " end"));
    }
}
