package org.skillway.catalog.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.CsvForm;
import org.skillway.catalog.imports.format.CsvReader;
import org.skillway.catalog.imports.format.DocumentCheck;
import org.skillway.catalog.imports.format.EscoReader;
import org.skillway.catalog.imports.format.ExercismReader;
import org.skillway.catalog.imports.format.FileFaults;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.imports.format.Intake;
import org.skillway.catalog.imports.format.JsonReader;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.NdjsonReader;
import org.skillway.catalog.imports.format.Place;
import org.skillway.catalog.imports.format.Upload;

/** Gives each file of an upload to the reader that its format asks for. */
@ApplicationScoped
class UploadReader {

    private final JsonReader json;
    private final NdjsonReader ndjson;
    private final CsvReader csv;
    private final EscoReader esco;
    private final ExercismReader exercism;

    UploadReader(ObjectMapper mapper, Validator validator) {
        DocumentCheck check = new DocumentCheck(mapper, validator);
        json = new JsonReader(mapper, check);
        ndjson = new NdjsonReader(mapper, check);
        csv = new CsvReader(mapper, check);
        esco = new EscoReader(check);
        exercism = new ExercismReader(mapper, check);
    }

    /** Reads everything; what cannot be read is a fault like any other. */
    void read(ImportOrder order, Upload upload, Known known, Intake intake) {
        if (order.format() == Format.ESCO) {
            readEsco(upload, known, intake);
            return;
        }
        for (String name : upload.names()) {
            try (InputStream in = upload.open(name)) {
                read(order, name, in, intake);
            } catch (IOException e) {
                intake.fault(FileFaults.unreadable(new Place(name, 0, ""), e));
            }
        }
    }

    private void readEsco(Upload upload, Known known, Intake intake) {
        try {
            esco.read(upload, known, intake);
        } catch (IOException e) {
            intake.fault(FileFaults.unreadable(new Place("", 0, ""), e));
        }
    }

    private void read(ImportOrder order, String name, InputStream in, Intake intake) throws IOException {
        switch (order.format()) {
            case JSON -> json.read(name, in, intake);
            case NDJSON -> ndjson.read(name, in, intake);
            case CSV -> {
                Optional<Kind> kind = kind(order.kind(), name);
                if (kind.isPresent()) {
                    csv.read(name, kind.get(), in, intake);
                } else {
                    intake.fault(new Place(name, 0, "")
                            .fault(
                                    "kind",
                                    "is not known to hold skills, roles or modules; say so by its name or kind="));
                }
            }
            case EXERCISM -> exercism.read(name, in, order.actor(), intake);
            case ESCO -> throw new IllegalStateException("read as a whole");
        }
    }

    /** The kind that was asked for, or else the one that the name of a file says: {@code skills.csv}. */
    private static Optional<Kind> kind(Kind wanted, String name) {
        if (wanted != null) {
            return Optional.of(wanted).filter(CsvForm::has);
        }
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(Kind.values())
                .filter(kind -> CsvForm.has(kind) && file.equals(kind.wire() + "s.csv"))
                .findFirst();
    }
}
