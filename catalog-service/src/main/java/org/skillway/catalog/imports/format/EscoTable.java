package org.skillway.catalog.imports.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** One of the files of a classification in tabiya's form: its first row names the columns in capitals. */
final class EscoTable {

    /** UTF-8 that somebody before us has read as Latin-1: the first byte of a character and control characters. */
    private static final Pattern TWICE_ENCODED = Pattern.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}");

    private final Upload upload;
    private final Intake intake;

    EscoTable(Upload upload, Intake intake) {
        this.upload = upload;
        this.intake = intake;
    }

    /** One row, by the names of the columns. */
    record Row(Place place, Map<String, Integer> columns, CSVRecord cells) {

        /** Empty where the row does not say. */
        String get(String column) {
            Integer index = columns.get(column);
            return index == null || index >= cells.size()
                    ? ""
                    : repaired(cells.get(index).replace("\r\n", "\n")).strip();
        }

        List<String> lines(String column) {
            return get(column)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        }

        Place at(String column) {
            return place.column(column);
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Reader {
        void read(Row row);
    }

    /** Whether the upload has the file, under whatever folder. */
    Optional<String> find(String file) {
        return upload.names().stream()
                .filter(name -> name.substring(name.lastIndexOf('/') + 1)
                        .toLowerCase(Locale.ROOT)
                        .equals(file))
                .findFirst();
    }

    /** Reads a file that may be missing. */
    void read(String file, List<String> needed, Reader reader) throws IOException {
        Optional<String> name = find(file);
        if (name.isEmpty()) {
            return;
        }
        CsvTable table = null;
        try (java.io.InputStream in = upload.open(name.get())) {
            table = CsvTable.open(in);
            rows(name.get(), table, needed, reader);
        } catch (UncheckedIOException | IOException e) {
            Place place = new Place(name.get(), table == null ? 1 : table.nextLine(), "");
            intake.fault(FileFaults.ofTable(place, e));
        }
    }

    private void rows(String file, CsvTable table, List<String> needed, Reader reader) {
        Iterator<CSVRecord> records = table.iterator();
        Map<String, Integer> columns = new HashMap<>();
        if (records.hasNext()) {
            CSVRecord header = records.next();
            for (int i = 0; i < header.size(); i++) {
                columns.put(header.get(i).strip().toUpperCase(Locale.ROOT), i);
            }
        }
        List<String> missing =
                needed.stream().filter(name -> !columns.containsKey(name)).toList();
        missing.forEach(name -> intake.fault(new Place(file, 1, name).fault("required", "the column is missing")));
        while (missing.isEmpty()) {
            table.beginRow();
            Place place = new Place(file, table.nextLine(), "");
            if (!records.hasNext()) {
                return;
            }
            CSVRecord record = records.next();
            if (record.size() > 1 || !record.get(0).isEmpty()) {
                reader.read(new Row(place, columns, record));
            }
        }
    }

    /** The published data has quotation marks that were encoded twice; they hold control characters, which no text may. */
    private static String repaired(String text) {
        boolean broken = text.chars().anyMatch(c -> c >= 0x80 && c < 0xa0);
        return broken ? TWICE_ENCODED.matcher(text).replaceAll(EscoTable::decoded) : text;
    }

    private static String decoded(MatchResult found) {
        String once = new String(found.group().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return java.util.regex.Matcher.quoteReplacement(once.indexOf('\ufffd') < 0 ? once : found.group());
    }
}
