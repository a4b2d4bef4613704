package org.skillway.progress.exports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.record.RecordState;
import org.skillway.progress.web.Words;

/** Records as a table (RFC 4180) for a spreadsheet. */
final class RecordTable {

    private static final List<String> COLUMNS = List.of(
            "skill",
            "state",
            "evidence",
            "by",
            "module",
            "moduleVersion",
            "recordedOn",
            "happenedAt",
            "recordedAt",
            "catalogRevision",
            "version");

    /** With these a cell begins that a spreadsheet takes for a formula, or takes apart (OWASP, CSV injection). */
    private static final String GUARDED = "=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20";

    private RecordTable() {}

    static void write(List<StandingRow> rows, Writer target) throws IOException {
        CSVPrinter table = CSVFormat.RFC4180.print(target);
        table.printRecord(COLUMNS);
        for (StandingRow row : rows) {
            table.printRecord(cells(row));
        }
    }

    private static List<String> cells(StandingRow row) {
        return Stream.of(
                        row.key(),
                        Words.of(RecordState.of(row.kind())),
                        row.evidence() == null ? "" : Words.of(row.evidence()),
                        Words.of(row.by()),
                        row.module(),
                        row.moduleVersion(),
                        row.origin(),
                        row.happenedAt(),
                        row.recordedAt(),
                        row.catalogRevision(),
                        row.version())
                .map(value -> value == null ? "" : guarded(value.toString()))
                .toList();
    }

    /** A cell that could be taken for a formula begins with an apostrophe. */
    static String guarded(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
