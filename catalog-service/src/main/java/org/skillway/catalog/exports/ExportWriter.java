package org.skillway.catalog.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.imports.format.Cells;
import org.skillway.catalog.imports.format.CsvForm;

/** Writes what is published at a revision, entity by entity, in memory that does not grow with the catalog. */
@ApplicationScoped
class ExportWriter {

    private final HistoryService history;
    private final Documents documents;

    ExportWriter(HistoryService history, Documents documents) {
        this.history = history;
        this.documents = documents;
    }

    /** Writes one entity. */
    @FunctionalInterface
    private interface Line {
        void write(State state) throws IOException;
    }

    /** @param kind only this kind; null for all, which a table cannot hold */
    void write(ExportFormat format, Kind kind, long revision, OutputStream target) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 15);
        switch (format) {
            case JSON -> json(kind, revision, writer);
            case NDJSON ->
                each(kind, revision, state -> writer.append("{\"kind\":\"")
                        .append(state.kind().wire())
                        .append("\",\"document\":")
                        .append(state.document())
                        .append("}\n"));
            case CSV -> csv(kind, revision, writer);
        }
        writer.flush();
    }

    /** Entities come by kind, so each kind is one array. */
    private void json(Kind kind, long revision, Writer writer) throws IOException {
        Kind[] open = new Kind[1];
        writer.write("{");
        each(kind, revision, state -> {
            if (open[0] == state.kind()) {
                writer.write(",\n");
            } else {
                writer.append(open[0] == null ? "" : "],\n")
                        .append('"')
                        .append(state.kind().wire())
                        .append("s\":[\n");
                open[0] = state.kind();
            }
            writer.write(state.document());
        });
        writer.write(open[0] == null ? "}\n" : "]}\n");
    }

    /** The header has a column for each language in use, so everything is looked at before anything is written. */
    private void csv(Kind kind, long revision, Writer writer) throws IOException {
        TreeSet<String> header = new TreeSet<>((a, b) -> CsvForm.order(kind, a, b));
        header.add("key");
        each(kind, revision, state -> header.addAll(cells(state).keySet()));
        CSVPrinter rows = CSVFormat.RFC4180.print(writer);
        rows.printRecord(header);
        each(kind, revision, state -> {
            Map<String, String> cells = cells(state);
            List<String> row = header.stream()
                    .map(column -> Cells.guarded(cells.getOrDefault(column, "")))
                    .toList();
            rows.printRecord(row);
        });
    }

    private Map<String, String> cells(State state) {
        return CsvForm.cells(state.kind(), (ObjectNode) documents.tree(state.document()));
    }

    private void each(Kind kind, long revision, Line line) throws IOException {
        Consumer<State> reader = state -> {
            try {
                if (state.status() == Status.PUBLISHED && (kind == null || state.kind() == kind)) {
                    line.write(state);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try {
            history.snapshot(revision, reader);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
