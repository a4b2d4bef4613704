package org.skillway.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.imports.ImportRefusedException.ImportFault;

/** Brings content files into the catalog: all of them as one change with one revision, or nothing. */
@ApplicationScoped
public class Importer {

    private final ObjectMapper json;
    private final Validator validator;
    private final PublicationService publication;

    Importer(ObjectMapper json, Validator validator, PublicationService publication) {
        this.json = json;
        this.validator = validator;
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
        List<ImportFault> faults = new ArrayList<>();
        Map<String, CatalogFile> read = new LinkedHashMap<>();
        files.forEach((name, text) -> read.put(name, read(name, text, faults)));
        List<Document> documents = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        read.forEach((name, file) -> {
            if (file != null) {
                validate(name, file, faults);
                file.documents().filter(Objects::nonNull).forEach(document -> {
                    refuseSecond(name, document, seen, faults);
                    documents.add(document);
                });
            }
        });
        if (!faults.isEmpty()) {
            throw new ImportRefusedException(faults);
        }
        try {
            return publication.change(
                    Cause.of(actor, Action.IMPORT),
                    () -> documents.stream().map(Step::publish).toList());
        } catch (CatalogRefusedException e) {
            UnaryOperator<String> fileOf = entity -> seen.getOrDefault(entity, "");
            throw new ImportRefusedException(e.faults().stream()
                    .map(fault -> new ImportFault(
                            fileOf.apply(fault.entity().toString()),
                            "#" + fault.entity().key(),
                            fault.rule().wire(),
                            fault.detail()))
                    .toList());
        }
    }

    private CatalogFile read(String name, String text, List<ImportFault> faults) {
        try {
            CatalogFile file = json.readValue(text, CatalogFile.class);
            if (file == null) {
                faults.add(new ImportFault(name, "", "required", "the file holds null"));
            }
            return file;
        } catch (JsonProcessingException e) {
            String pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            faults.add(new ImportFault(name, pointer, "json", line + e.getOriginalMessage()));
            return null;
        }
    }

    private void validate(String name, CatalogFile file, List<ImportFault> faults) {
        validator.validate(file).stream()
                .map(violation -> new ImportFault(name, pointer(violation), rule(violation), violation.getMessage()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(faults::add);
    }

    private static void refuseSecond(
            String name, Document document, Map<String, String> seen, List<ImportFault> faults) {
        if (document.key() == null) {
            return; // named by the validation
        }
        String entity = EntityKey.of(document).toString();
        String first = seen.putIfAbsent(entity, name);
        if (first != null) {
            faults.add(
                    new ImportFault(name, "#" + document.key(), "duplicate", entity + " stands in " + first + " too"));
        }
    }

    private static String rule(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        violation.getPropertyPath().forEach(node -> {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        });
        return pointer.toString();
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        e.getPath().forEach(step -> pointer.append('/')
                .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()));
        return pointer.toString();
    }
}
