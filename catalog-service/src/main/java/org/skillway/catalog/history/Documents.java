package org.skillway.catalog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.EnumMap;
import java.util.Map;

/** Documents of every kind, from and to JSON. */
@ApplicationScoped
public class Documents {

    private final ObjectMapper json;
    private final Map<Kind, Class<? extends Document>> types = new EnumMap<>(Kind.class);

    Documents(ObjectMapper json, Instance<DocumentFormat> formats) {
        this.json = json;
        formats.forEach(format -> types.put(format.kind(), format.type()));
    }

    /** The document of a state, which we wrote ourselves. */
    public Document read(Kind kind, String document) {
        try {
            return json.readValue(document, types.get(kind));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of a " + kind.wire() + " is broken", e);
        }
    }

    /**
     * A document that somebody sent.
     *
     * @throws JsonProcessingException naming the place that does not fit
     */
    public Document parse(Kind kind, JsonNode document) throws JsonProcessingException {
        return json.treeToValue(document, types.get(kind));
    }

    public String write(Document document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document as a tree, the way that it is stored. */
    public JsonNode tree(Document document) {
        return json.valueToTree(document);
    }

    /** JSON that we wrote ourselves. */
    public JsonNode tree(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
