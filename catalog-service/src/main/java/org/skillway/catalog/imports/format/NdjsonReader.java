package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.skillway.catalog.history.Kind;

/** One entity a line: {@code {"kind": "skill", "document": {…}}}. A line that is wrong does not spoil the next. */
public final class NdjsonReader {

    private static final Set<String> MEMBERS = Set.of("kind", "document");
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::wire).collect(Collectors.toUnmodifiableSet());

    private final ObjectMapper json;
    private final DocumentCheck check;

    public NdjsonReader(ObjectMapper json, DocumentCheck check) {
        this.json = json;
        this.check = check;
    }

    public void read(String file, InputStream in, Intake intake) throws IOException {
        Bytes bytes = new Bytes(Encodings.utf8(in));
        byte[] line = new byte[JsonTokens.MOST_PER_ENTITY + 1];
        long number = 0;
        int next = bytes.next();
        while (next >= 0) {
            number++;
            int length = 0;
            while (next >= 0 && next != '\n') {
                if (length < line.length) {
                    line[length++] = (byte) next;
                }
                next = bytes.next();
            }
            line(new Place(file, number, ""), line, length, intake);
            if (next == '\n') {
                next = bytes.next();
            }
        }
    }

    /** Byte by byte, but without a lock for each, of which there are a quarter of a billion. */
    private static final class Bytes {

        private final InputStream in;
        private final byte[] some = new byte[1 << 16];
        private int at;
        private int end;

        Bytes(InputStream in) {
            this.in = in;
        }

        /** The next byte as a number from 0; negative at the end. */
        int next() throws IOException {
            if (at == end) {
                end = in.read(some, 0, some.length);
                at = 0;
                if (end < 0) {
                    end = 0;
                    return -1;
                }
            }
            return some[at++] & 0xff;
        }
    }

    private void line(Place place, byte[] line, int length, Intake intake) throws IOException {
        if (length > JsonTokens.MOST_PER_ENTITY) {
            intake.fault(place.fault("size", "the line is longer than 1 MiB"));
            return;
        }
        try (JsonParser parser = JsonTokens.parser(line, length)) {
            if (parser.nextToken() == null) {
                return;
            }
            Optional<JsonNode> value = JsonTokens.value(parser, json);
            if (parser.nextToken() != null) {
                intake.fault(place.fault("json", "more than one value stands on the line"));
            } else if (value.orElse(null) instanceof ObjectNode envelope) {
                entity(place, envelope, intake);
            } else {
                intake.fault(place.fault("type", "must be an object"));
            }
        } catch (JsonProcessingException e) {
            intake.fault(FileFaults.of(place, e));
        }
    }

    private void entity(Place place, ObjectNode envelope, Intake intake) {
        envelope.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                intake.fault(place.at("/" + name).fault("unknown", "is not known here"));
            }
        });
        String kind = envelope.path("kind").asText("");
        if (!KINDS.contains(kind)) {
            intake.fault(place.at("/kind").fault("one-of", "must be one of skill, role, module, course"));
        } else if (envelope.path("document") instanceof ObjectNode document) {
            check.read(Kind.ofWire(kind), document, place.at("/document"), UnaryOperator.identity(), intake);
        } else {
            intake.fault(place.at("/document").fault("type", "must be an object"));
        }
    }
}
