package org.skillway.system.monitoring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an expression of PromQL names: not a parser of the language, but enough for expressions that keep their labels in braces.
 *
 * @param metrics the labels that are asked of each metric
 * @param kept by which results are told apart
 */
record Expression(TreeMap<String, Set<String>> metrics, Set<String> kept) {

    /** A metric of ours has an underscore in its name, and none of the words of the language has; but for this one. */
    private static final Pattern METRIC = Pattern.compile("(?<![\\w$])(up|[a-z]+_[a-z0-9_]+)\\b(\\{[^}]*})?");

    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern KEPT = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");

    static Expression of(String promql) {
        String plain = RANGE.matcher(promql).replaceAll("");
        TreeMap<String, Set<String>> metrics = new TreeMap<>();
        METRIC.matcher(KEPT.matcher(plain).replaceAll("")).results().forEach(found -> metrics.computeIfAbsent(
                        found.group(1), first -> new LinkedHashSet<>())
                .addAll(labels(found)));
        Set<String> kept = KEPT.matcher(plain)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Expression(metrics, kept);
    }

    private static Set<String> labels(MatchResult found) {
        String braces = found.group(2) == null ? "" : found.group(2);
        return LABEL.matcher(braces).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }
}
