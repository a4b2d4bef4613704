package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvForm.Named;

/** A table of skills, roles or modules. {@link CsvForm} says which columns there are. */
public final class CsvReader {

    private final ObjectMapper json;
    private final DocumentCheck check;

    public CsvReader(ObjectMapper json, DocumentCheck check) {
        this.json = json;
        this.check = check;
    }

    public void read(String file, Kind kind, InputStream in, Intake intake) {
        CsvTable table = null;
        try {
            table = CsvTable.open(in);
            rows(file, kind, table, intake);
        } catch (UncheckedIOException | IOException e) {
            intake.fault(FileFaults.ofTable(new Place(file, table == null ? 1 : table.nextLine(), ""), e));
        }
    }

    private void rows(String file, Kind kind, CsvTable table, Intake intake) {
        Iterator<CSVRecord> records = table.iterator();
        if (!records.hasNext()) {
            intake.fault(new Place(file, 1, "").fault("required", "the file is empty"));
            return;
        }
        List<Optional<Named>> columns = header(new Place(file, 1, ""), kind, records.next(), intake);
        if (columns.stream()
                .flatMap(Optional::stream)
                .noneMatch(named -> named.column().member().equals("key"))) {
            intake.fault(new Place(file, 1, "key").fault("required", "the column is missing"));
            return;
        }
        while (true) {
            table.beginRow();
            long line = table.nextLine();
            if (!records.hasNext()) {
                return;
            }
            row(kind, new Place(file, line, ""), columns, records.next(), intake);
        }
    }

    private static List<Optional<Named>> header(Place place, Kind kind, CSVRecord header, Intake intake) {
        List<Optional<Named>> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : header) {
            String name = cell.strip();
            Optional<Named> named = CsvForm.named(kind, name);
            if (!name.isEmpty() && named.isEmpty()) {
                intake.fault(place.column(name).fault("unknown", "there is no such column for this kind"));
            }
            if (!name.isEmpty() && !seen.add(name)) {
                intake.fault(place.column(name).fault("duplicate", "the column stands twice"));
            }
            columns.add(named);
        }
        return columns;
    }

    private void row(Kind kind, Place place, List<Optional<Named>> columns, CSVRecord row, Intake intake) {
        ObjectNode document = json.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            String cell = Cells.unguarded(row.get(i));
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                intake.fault(place.fault("columns", "the row has more cells than the header"));
                break;
            }
            columns.get(i).ifPresent(named -> named.column().read(named.rest(), cell, document));
        }
        if (!document.isEmpty()) {
            check.read(kind, document, place, CsvForm::column, intake);
        }
    }
}
