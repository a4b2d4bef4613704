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
        Lines lines = new Lines(Encodings.utf8(in));
        long number = 0;
        while (lines.next()) {
            number++;
            line(new Place(file, number, ""), lines.line, lines.length, intake);
        }
    }

    /** Line by line, each in the place of the one before; of one that is too long, a little more than is allowed. */
    private static final class Lines {

        private final InputStream in;
        private final byte[] some = new byte[1 << 16];
        private int at;
        private int end;
        private final byte[] line = new byte[JsonTokens.MOST_PER_ENTITY + 1];
        private int length;

        Lines(InputStream in) {
            this.in = in;
        }

        /** Whether there was one more. */
        boolean next() throws IOException {
            length = 0;
            boolean over = false;
            boolean any = false;
            while (!over && (at < end || fill())) {
                any = true;
                int stop = at;
                while (stop < end && some[stop] != '\n') {
                    stop++;
                }
                int taken = Math.min(stop - at, line.length - length);
                System.arraycopy(some, at, line, length, taken);
                length += taken;
                over = stop < end;
                at = over ? stop + 1 : stop;
            }
            return any;
        }

        private boolean fill() throws IOException {
            end = Math.max(0, in.read(some, 0, some.length));
            at = 0;
            return end > 0;
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
