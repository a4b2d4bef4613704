package org.skillway.gateway.learner;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a client would rather have the catalog's part alone than nothing, while nobody can say where the learner stands:
 * {@code Prefer: handling=lenient} (RFC 7240, 4.4).
 */
final class WithoutLearner {

    static final String HEADER = "Prefer";
    static final String APPLIED_HEADER = "Preference-Applied";
    static final String APPLIED = "handling=lenient";

    /** Of such an answer: another shape than that of the whole, so that no client takes one for the other. */
    static final String MEDIA_TYPE = "application/vnd.skillway.without-learner+json";

    static final String DESCRIPTION = "`handling=lenient` (RFC 7240): rather the catalog's part alone, as `"
            + MEDIA_TYPE + "`, than 503, while the learner's records cannot be reached. Other preferences are ignored.";

    /** A preference with its value, which may be quoted, and whatever parameters it has. */
    private static final Pattern HANDLING =
            Pattern.compile("(?i)\\s*handling\\s*=\\s*(?:\"([a-z]+)\"|([a-z]+))\\s*(?:;.*)?");

    private WithoutLearner() {}

    /** @param preferences the header's lines as they came, or null; of two words about the same the first counts */
    static boolean isPreferred(List<String> preferences) {
        return preferences != null
                && preferences.stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .map(HANDLING::matcher)
                        .filter(handling -> handling.matches())
                        .findFirst()
                        .map(handling -> handling.group(1) == null ? handling.group(2) : handling.group(1))
                        .filter("lenient"::equalsIgnoreCase)
                        .isPresent();
    }
}
