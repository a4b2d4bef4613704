package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.skillway.catalog.history.Kind;

/** Skillway's own content format ({@code CatalogFile}), entity by entity. */
public final class JsonReader {

    private static final Map<String, Kind> KINDS =
            Map.of("skills", Kind.SKILL, "roles", Kind.ROLE, "modules", Kind.MODULE, "courses", Kind.COURSE);

    private final ObjectMapper json;
    private final DocumentCheck check;

    public JsonReader(ObjectMapper json, DocumentCheck check) {
        this.json = json;
        this.check = check;
    }

    public void read(String file, InputStream in, Intake intake) throws IOException {
        try (JsonParser parser = JsonTokens.parser(Encodings.utf8(in))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                intake.fault(new Place(file, 1, "").fault("type", "must be an object"));
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                member(file, parser, intake);
            }
            if (parser.nextToken() != null) {
                intake.fault(new Place(file, JsonTokens.line(parser), "").fault("json", "something follows the end"));
            }
        } catch (JsonProcessingException e) {
            intake.fault(FileFaults.of(new Place(file, JsonTokens.line(e), ""), e));
        }
    }

    private void member(String file, JsonParser parser, Intake intake) throws IOException {
        String member = parser.currentName();
        Place place = new Place(file, JsonTokens.line(parser), "/" + member);
        Kind kind = KINDS.get(member);
        JsonToken value = parser.nextToken();
        if (kind == null || value != JsonToken.START_ARRAY) {
            intake.fault(
                    kind == null
                            ? place.fault("unknown", "is not known here")
                            : place.fault("type", "must be an array"));
            parser.skipChildren();
            return;
        }
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entity(kind, new Place(file, JsonTokens.line(parser), place.field() + "/" + index++), parser, intake);
        }
    }

    private void entity(Kind kind, Place place, JsonParser parser, Intake intake) throws IOException {
        Optional<JsonNode> tree = JsonTokens.value(parser, json);
        if (tree.isEmpty()) {
            intake.fault(place.fault("size", "is longer than an entity may be"));
        } else if (tree.get() instanceof ObjectNode object) {
            check.read(kind, object, place, UnaryOperator.identity(), intake);
        } else {
            intake.fault(place.fault("type", "must be an object"));
        }
    }
}
