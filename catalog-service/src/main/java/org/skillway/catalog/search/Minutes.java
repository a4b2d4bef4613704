package org.skillway.catalog.search;

import java.util.List;

/** The spans in which modules are counted by the time they take. */
record Minutes(int from, Integer to) {

    private static final List<Minutes> SPANS = List.of(
            new Minutes(1, 30),
            new Minutes(31, 60),
            new Minutes(61, 120),
            new Minutes(121, 240),
            new Minutes(241, 480),
            new Minutes(481, null));

    /** The span that so many minutes are in, as the word in an answer: {@code 31-60}, the last one {@code 481-}. */
    static String span(int minutes) {
        return SPANS.stream()
                .filter(span -> minutes >= span.from && (span.to == null || minutes <= span.to))
                .findFirst()
                .map(span -> span.from + "-" + (span.to == null ? "" : span.to))
                .orElseThrow();
    }
}
