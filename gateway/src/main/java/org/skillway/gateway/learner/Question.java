package org.skillway.gateway.learner;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.readiness.Evidence;
import org.skillway.gateway.readiness.WhatIf;
import org.skillway.gateway.web.Least;

/**
 * What is asked about a learner, read from the request.
 *
 * @param learner never {@code me}
 * @param with keys of skills, in no particular order
 * @param without keys of skills, in no particular order
 * @param revision of the catalog; null for the newest
 * @param point when in the learner's history
 * @param least how new the newest has to be
 */
record Question(
        String learner,
        Locale language,
        Caller caller,
        List<String> with,
        List<String> without,
        Set<Evidence> counted,
        Long revision,
        Point point,
        String ifNoneMatch,
        Least least) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    private static final int LONGEST_KEY = 80;
    private static final int MOST_KEYS = 100;
    private static final String EVERY_KIND = Arrays.stream(EvidenceKind.values())
            .map(EvidenceKind::word)
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();

    Question {
        with = List.copyOf(with);
        without = List.copyOf(without);
        counted = Set.copyOf(counted);
    }

    /** @throws ProblemException when something in it breaks a rule */
    static Question of(Asked asked, String learner, Locale language, Caller caller) {
        return new Question(
                learner,
                language,
                caller,
                keys("with", asked.with),
                keys("without", asked.without),
                counted(asked.count),
                asked.revision,
                Point.of(asked.version, asked.asOf),
                asked.ifNoneMatch,
                Least.of(asked.leastRevision, asked.leastVersion));
    }

    /** @throws ProblemException when it is none */
    static String key(String name, String key) {
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "key");
        }
        return key;
    }

    /** Keys separated by commas; none where nothing is given. */
    static List<String> keys(String name, String given) {
        if (given == null) {
            return List.of();
        }
        List<String> keys = Arrays.stream(given.split(",", -1))
                .map(key -> key(name, key))
                .distinct()
                .toList();
        if (keys.size() > MOST_KEYS) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "at-most", MOST_KEYS);
        }
        return keys;
    }

    private static Set<Evidence> counted(String given) {
        Set<Evidence> counted = EnumSet.noneOf(Evidence.class);
        if (given == null) {
            return EnumSet.allOf(Evidence.class);
        }
        for (String word : given.split(",", -1)) {
            counted.add(Arrays.stream(EvidenceKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new ProblemException(ErrorCode.INVALID_PARAMETER).in("count", "one-of", EVERY_KIND))
                    .inRules());
        }
        return counted;
    }

    /** The same, of what stood at these versions. */
    Question at(long otherRevision, long otherVersion) {
        return new Question(
                learner,
                language,
                caller,
                with,
                without,
                counted,
                otherRevision,
                Point.at(otherVersion),
                ifNoneMatch,
                least);
    }

    /** The same, where these kinds of evidence count. */
    Question counting(Set<Evidence> kinds) {
        return new Question(learner, language, caller, with, without, kinds, revision, point, ifNoneMatch, least);
    }

    /** The same, with nothing supposed. */
    Question asRecorded() {
        return new Question(
                learner, language, caller, List.of(), List.of(), counted, revision, point, ifNoneMatch, least);
    }

    /** What is supposed, in a form that is the same in every process. */
    String supposition() {
        return with + "|" + without + "|" + countedKinds();
    }

    /** The kinds that count, in the order of the enum. */
    List<EvidenceKind> countedKinds() {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> counted.contains(kind.inRules()))
                .toList();
    }

    /** @throws ProblemException when a skill is not known, or supposed to be and not to be there */
    WhatIf whatIf(CatalogGraph graph) {
        BitSet held = numbers("with", with, graph);
        BitSet missing = numbers("without", without, graph);
        if (held.intersects(missing)) {
            held.and(missing);
            String both = graph.skill(held.nextSetBit(0)).key();
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("without", "not-with", "with=" + both);
        }
        return new WhatIf(counted, held, missing);
    }

    private static BitSet numbers(String name, List<String> keys, CatalogGraph graph) {
        BitSet numbers = new BitSet();
        for (String key : keys) {
            numbers.set(graph.skill(key)
                    .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "unknown-skill", key))
                    .number());
        }
        return numbers;
    }
}
