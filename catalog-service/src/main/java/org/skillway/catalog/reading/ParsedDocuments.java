package org.skillway.catalog.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.State;

/**
 * Documents by their text, each parsed once while it is asked for. By the text and not by key and revision, so that there
 * is nothing to keep in step: what a redaction changes is another text, in every process.
 */
@ApplicationScoped
class ParsedDocuments {

    /** In bytes, roughly: the characters of a text and of what is made of it take two each. */
    private static final long MOST_REMEMBERED = 32 << 20;

    private static final int BYTES_PER_CHARACTER = 4;

    private final ObjectMapper json;
    private final Cache<Text, Document> parsed = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((Text text, Document document) ->
                    BYTES_PER_CHARACTER * text.json().length())
            .build();

    ParsedDocuments(ObjectMapper json) {
        this.json = json;
    }

    private record Text(Class<?> type, String json) {}

    <D extends Document> D document(State state, Class<D> type) {
        return type.cast(parsed.get(new Text(type, state.document()), text -> parse(state, type)));
    }

    private Document parse(State state, Class<? extends Document> type) {
        try {
            return json.readValue(state.document(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document of " + state.kind() + " " + state.key() + " is broken", e);
        }
    }
}
