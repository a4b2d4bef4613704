package org.skillway.progress.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** RFC 4180 in UTF-8 with a header that names the columns. What is no table any more ends the reading with a fault. */
final class CsvReader {

    private final LineCheck check;
    private final Intake intake;

    CsvReader(LineCheck check, Intake intake) {
        this.check = check;
        this.intake = intake;
    }

    /** @throws IOException where the body breaks off */
    void read(InputStream in) throws IOException {
        Reader text = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        BoundedRows rows = new BoundedRows(text);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        // Not closed, which would close the body too: what stands behind the end of the table is the caller's to read.
        CSVParser parser = CSVParser.builder().setReader(rows).setFormat(format).get();
        rows(parser, rows);
    }

    private void rows(CSVParser parser, BoundedRows rows) throws IOException {
        Iterator<CSVRecord> records = parser.iterator();
        List<String> columns = null;
        while (true) {
            rows.beginRow();
            long line = parser.getCurrentLineNumber() + 1;
            CSVRecord row = next(records, line);
            if (row == null) {
                return;
            }
            intake.line(parser.getCurrentLineNumber());
            if (columns == null) {
                columns = header(row);
                if (columns.isEmpty()) {
                    return;
                }
            } else if (row.size() > 1 || !row.get(0).isEmpty()) {
                row(line, columns, row);
            }
        }
    }

    /** Null at the end, and where there is no reading on. */
    private CSVRecord next(Iterator<CSVRecord> records, long line) throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BoundedRows.TooLongException) {
                intake.fault(new CompletionFault(line, "", "line-size"));
            } else if (e.getCause() instanceof CharacterCodingException) {
                intake.fault(new CompletionFault(line, "", "utf-8"));
            } else if (e.getCause() instanceof CSVException) {
                intake.fault(new CompletionFault(line, "", "csv"));
            } else {
                throw e.getCause();
            }
            return null;
        }
    }

    /** The columns in their order; none where the header is not usable. */
    private List<String> header(CSVRecord row) {
        List<String> columns = new ArrayList<>();
        boolean fine = true;
        for (String cell : row) {
            String name = columns.isEmpty() && cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
            if (!LineCheck.FIELDS.contains(name)) {
                intake.fault(new CompletionFault(1, "", "unknown-field"));
                fine = false;
            } else if (columns.contains(name)) {
                intake.fault(new CompletionFault(1, name, "duplicate"));
                fine = false;
            }
            columns.add(name);
        }
        if (!fine) {
            columns.clear();
        }
        return columns;
    }

    private void row(long line, List<String> columns, CSVRecord row) {
        if (row.size() != columns.size()) {
            intake.fault(new CompletionFault(line, "", "columns"));
            return;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.get(i).isEmpty()) {
                values.put(columns.get(i), row.get(i));
            }
        }
        check.check(line, values);
    }
}
