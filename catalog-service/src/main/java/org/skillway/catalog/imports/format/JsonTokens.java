package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.skillway.catalog.text.StrictUtf8;

/** Reads JSON value by value, each within bounds, however long the whole is. */
final class JsonTokens {

    /** Bytes or characters of one entity. */
    static final int MOST_PER_ENTITY = 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // UTF-8 and nothing else (RFC 8259, 8.1); each line would be looked at anew.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .inputDecorator(new StrictUtf8())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .maxNameLength(1000)
                    .maxStringLength(MOST_PER_ENTITY)
                    .build())
            .build();

    private JsonTokens() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    static JsonParser parser(byte[] line, int length) throws IOException {
        return FACTORY.createParser(line, 0, length);
    }

    static long line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    static long line(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? 0 : Math.max(0, at.getLineNr());
    }

    /** The value that the parser stands at, to its end; empty where it is too long to look at. */
    static Optional<JsonNode> value(JsonParser parser, ObjectMapper json) throws IOException {
        long start = offset(parser);
        try (TokenBuffer buffer = new TokenBuffer(parser).forceUseOfBigDecimal(true)) {
            int depth = 0;
            boolean fits = true;
            while (true) {
                depth += depthChange(parser.currentToken());
                fits = fits && offset(parser) - start <= MOST_PER_ENTITY;
                if (fits) {
                    buffer.copyCurrentEvent(parser);
                }
                if (depth == 0) {
                    return fits ? Optional.of(json.readTree(buffer.asParser())) : Optional.empty();
                }
                parser.nextToken();
            }
        }
    }

    private static int depthChange(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static long offset(JsonParser parser) {
        JsonLocation at = parser.currentLocation();
        return Math.max(at.getByteOffset(), at.getCharOffset());
    }
}
