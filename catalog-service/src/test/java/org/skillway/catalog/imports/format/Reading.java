package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;

/** Keeps all that readers find, without a container. */
final class Reading implements Intake {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    static final DocumentCheck CHECK =
            new DocumentCheck(JSON, Validation.buildDefaultValidatorFactory().getValidator());

    final Map<String, Document> documents = new LinkedHashMap<>();
    final Map<String, Place> places = new LinkedHashMap<>();
    final List<Fault> faults = new ArrayList<>();
    final List<Fault> warnings = new ArrayList<>();
    final Map<String, Long> figures = new TreeMap<>();

    /** One of the readers that leave it to their caller when a file cannot be read any further. */
    private interface FileReader {
        void read(Reading intake) throws IOException;
    }

    private static Reading of(FileReader reader) {
        Reading reading = new Reading();
        try {
            reader.read(reading);
        } catch (IOException e) {
            reading.fault(FileFaults.unreadable(new Place("f", 0, ""), e));
        }
        return reading;
    }

    static Reading json(byte[] bytes) {
        return of(intake -> new JsonReader(JSON, CHECK).read("f", new ByteArrayInputStream(bytes), intake));
    }

    static Reading ndjson(byte[] bytes) {
        return of(intake -> new NdjsonReader(JSON, CHECK).read("f", new ByteArrayInputStream(bytes), intake));
    }

    static Reading csv(Kind kind, byte[] bytes) {
        Reading reading = new Reading();
        new CsvReader(JSON, CHECK).read("f", kind, new ByteArrayInputStream(bytes), reading);
        return reading;
    }

    static Reading csv(Kind kind, String text) {
        return csv(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading exercism(byte[] bytes) {
        return of(intake ->
                new ExercismReader(JSON, CHECK).read("config.json", new ByteArrayInputStream(bytes), "nino", intake));
    }

    static Reading esco(Map<String, byte[]> files, Known known) throws IOException {
        Reading reading = new Reading();
        new EscoReader(CHECK)
                .read(
                        new Upload() {
                            @Override
                            public List<String> names() {
                                return List.copyOf(files.keySet());
                            }

                            @Override
                            public InputStream open(String name) {
                                return new ByteArrayInputStream(files.get(name));
                            }
                        },
                        known,
                        reading);
        return reading;
    }

    List<String> faultsInShort() {
        return faults.stream()
                .map(fault -> fault.line() + " " + fault.field() + " " + fault.rule())
                .collect(Collectors.toList());
    }

    @Override
    public void take(Place place, Document document) {
        documents.put(document.entityKind().wire() + "/" + document.key(), document);
        places.put(document.entityKind().wire() + "/" + document.key(), place);
    }

    @Override
    public void broken(Kind kind, String key) {
        count("broken", 1);
    }

    @Override
    public void fault(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void warn(Fault warning) {
        warnings.add(warning);
    }

    @Override
    public void count(String figure, long number) {
        figures.merge(figure, number, Long::sum);
    }
}
