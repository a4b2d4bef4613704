package org.skillway.catalog.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skillway.catalog.imports.format.Fault;

/** What an import has found by now. However many faults a hostile file has, only so many are kept; all are counted. */
final class Findings {

    private static final int MOST_KEPT = 10_000;

    /** A fault or warning in the order in which it was found. */
    record Finding(boolean warning, Fault fault) {}

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Long> figures = new TreeMap<>();
    private long faults;
    private long warnings;

    void add(boolean warning, Fault fault) {
        if (warning) {
            warnings++;
        } else {
            faults++;
        }
        if (kept.size() < MOST_KEPT) {
            kept.add(new Finding(warning, fault));
        }
    }

    void count(String figure, long number) {
        figures.merge(figure, number, Long::sum);
    }

    List<Finding> kept() {
        return Collections.unmodifiableList(kept);
    }

    Map<String, Long> figures() {
        return Collections.unmodifiableMap(figures);
    }

    long faults() {
        return faults;
    }

    long warnings() {
        return warnings;
    }
}
