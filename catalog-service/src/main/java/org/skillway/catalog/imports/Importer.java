package org.skillway.catalog.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.imports.ImportRefusedException.ImportFault;
import org.skillway.catalog.imports.format.DocumentCheck;
import org.skillway.catalog.imports.format.Fault;
import org.skillway.catalog.imports.format.Intake;
import org.skillway.catalog.imports.format.JsonReader;
import org.skillway.catalog.imports.format.Place;

/** Brings content files that fit in memory into the catalog: all of them as one change with one revision, or nothing. */
@ApplicationScoped
public class Importer {

    private final JsonReader reader;
    private final PublicationService publication;

    Importer(ObjectMapper json, Validator validator, PublicationService publication) {
        this.reader = new JsonReader(json, new DocumentCheck(json, validator));
        this.publication = publication;
    }

    /**
     * Imports files that belong together; references may go from one to another. The same files again change nothing.
     *
     * @param actor subject of who imports
     * @param files JSON by file name
     * @throws ImportRefusedException naming every fault in all files
     */
    public Publication run(String actor, Map<String, String> files) {
        Gathered gathered = new Gathered();
        files.forEach((name, text) -> read(name, text, gathered));
        if (!gathered.faults.isEmpty()) {
            throw new ImportRefusedException(gathered.faults);
        }
        try {
            return publication.change(Cause.of(actor, Action.IMPORT), () -> gathered.documents.values().stream()
                    .map(Step::publish)
                    .toList());
        } catch (CatalogRefusedException e) {
            throw new ImportRefusedException(
                    e.faults().stream().map(gathered::placed).toList());
        }
    }

    private void read(String name, String text, Intake intake) {
        try {
            reader.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), intake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the files hold. */
    private static final class Gathered implements Intake {

        private final Map<EntityKey, Document> documents = new LinkedHashMap<>();
        private final Map<EntityKey, Place> places = new LinkedHashMap<>();
        private final List<ImportFault> faults = new ArrayList<>();

        @Override
        public void take(Place place, Document document) {
            EntityKey entity = EntityKey.of(document);
            documents.put(entity, document);
            Place first = places.putIfAbsent(entity, place);
            if (first != null) {
                faults.add(new ImportFault(
                        place.file(),
                        "#" + document.key(),
                        "duplicate",
                        entity + " stands in " + first.file() + " too"));
            }
        }

        ImportFault placed(CatalogRefusedException.Fault fault) {
            Place place = places.getOrDefault(fault.entity(), new Place("", 0, ""));
            return new ImportFault(
                    place.file(), "#" + fault.entity().key(), fault.rule().wire(), fault.detail());
        }

        @Override
        public void fault(Fault fault) {
            faults.add(new ImportFault(
                    fault.file(), fault.field(), fault.rule(), "line " + fault.line() + ": " + fault.message()));
        }

        @Override
        public void broken(Kind kind, String key) {
            // Its faults keep everything from going in.
        }

        @Override
        public void warn(Fault warning) {
            // This format has no warnings.
        }

        @Override
        public void count(String figure, long number) {
            // Nor figures.
        }
    }
}
