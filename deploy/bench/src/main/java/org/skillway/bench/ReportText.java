package org.skillway.bench;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A {@link Report} for people: ratios first. */
final class ReportText {

    private static final String SAME = "";

    private ReportText() {}

    /** @param earlier another run to hold it against; null: there is none */
    static String markdown(Report report, Report earlier) {
        StringBuilder text = new StringBuilder("# Skillway beside others\n\n");
        new TreeMap<>(report.machine()).forEach((name, value) -> text.append(format("- %s: %s%n", name, value)));
        text.append("\n| asked for | connections | beside | **ratio** (lowest–highest) | target | answers/s | p50 ms |"
                + " p99 ms |\n|---|--:|---|--:|---|--:|--:|--:|\n");
        report.lines().forEach(line -> text.append(line(line)));
        if (!report.figures().isEmpty()) {
            text.append("\n| | | target |\n|---|--:|---|\n");
            report.figures()
                    .forEach(figure -> text.append(format(
                            "| %s | **%s** %s | %s |%n",
                            figure.name(), number(figure.value()), figure.unit(), target(figure))));
        }
        if (!report.uses().isEmpty()) {
            text.append("""

                    What each process needs for a request, at 32 connections:

                    | asked for | of | process | user µs | system µs | memory MiB |
                    |---|---|---|--:|--:|--:|
                    """);
            report.uses()
                    .forEach(use -> text.append(format(
                            "| %s | %s | %s | %.0f | %.0f | %.0f |%n",
                            use.row(),
                            use.of(),
                            use.process(),
                            use.userMicros(),
                            use.systemMicros(),
                            use.memoryMebibytes())));
        }
        if (!report.shares().isEmpty()) {
            text.append("""

                    Where the time goes in rows that miss, by the flight recorder: of what the services spend in Java.

                    | asked for | process | in | of all |
                    |---|---|---|--:|
                    """);
            report.shares()
                    .forEach(share -> text.append(format(
                            "| %s | %s | %s | %.0f %% |%n",
                            share.row(), share.process(), share.kind(), 100 * share.share())));
        }
        if (earlier != null) {
            text.append(against(report, earlier));
        }
        return text.toString();
    }

    private static String line(Report.Line line) {
        return format(
                "| %s | %d | %s | **%.2f** (%.2f–%.2f) | %s | %.0f, %.0f | %s | %s |%n",
                line.row(),
                line.connections(),
                line.other(),
                line.ratio(),
                line.lowest(),
                line.highest(),
                target(line),
                line.perSecond(),
                line.otherPerSecond(),
                pair(line.p50Millis(), line.otherP50Millis()),
                pair(line.p99Millis(), line.otherP99Millis()));
    }

    private static String pair(double ours, double theirs) {
        return number(ours) + ", " + (theirs == 0 ? "?" : number(theirs));
    }

    private static String target(Report.Line line) {
        String refused = line.refused() == 0 ? "" : format(" (%d refused)", line.refused());
        if (line.atLeast() == null) {
            return refused.strip();
        }
        return format("≥ %.2f", line.atLeast()) + (line.p99AsOther() ? ", p99 ≤" : "") + met(line.met()) + refused;
    }

    private static String target(Report.Figure figure) {
        return figure.atMost() == null ? "" : "≤ " + number(figure.atMost()) + met(figure.met());
    }

    private static String met(Boolean met) {
        return met == null ? "" : met ? ": met" : ": **missed**";
    }

    /** What has changed since, beyond the spread of both runs; a line whose ranges overlap says nothing. */
    private static String against(Report report, Report earlier) {
        StringBuilder text = new StringBuilder("""

                Beside the earlier run (a change is one where no round of one run is like a round of the other):

                | asked for | connections | beside | earlier | now | |
                |---|--:|---|--:|--:|---|
                """);
        for (Report.Line line : report.lines()) {
            Optional<Report.Line> before =
                    earlier.lines().stream().filter(line::isOf).findFirst();
            text.append(format(
                    "| %s | %d | %s | %s | %.2f | %s |%n",
                    line.row(),
                    line.connections(),
                    line.other(),
                    before.map(each -> format("%.2f", each.ratio())).orElse("–"),
                    line.ratio(),
                    before.map(each -> change(each, line)).orElse("new")));
        }
        for (Report.Figure figure : report.figures()) {
            earlier.figures().stream()
                    .filter(each -> Objects.equals(each.name(), figure.name()))
                    .forEach(each -> text.append(format(
                            "| %s | | | %s | %s | %s |%n",
                            figure.name(), number(each.value()), number(figure.value()), figure.unit())));
        }
        return text.toString();
    }

    static String change(Report.Line earlier, Report.Line now) {
        if (now.lowest() > earlier.highest()) {
            return "**better**";
        }
        return now.highest() < earlier.lowest() ? "**worse**" : SAME;
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 ? format("%,.0f", value) : format("%.2f", value);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
