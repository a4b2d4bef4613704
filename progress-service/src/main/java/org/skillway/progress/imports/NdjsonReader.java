package org.skillway.progress.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.skillway.progress.web.StrictUtf8;

/** One completion a line: {@code {"learner": …, "skill": …, "happenedAt": …}}. A line that is wrong does not spoil the next. */
final class NdjsonReader {

    /** Bytes of a line. */
    private static final int MOST_PER_LINE = 4096;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // UTF-8 and nothing else (RFC 8259, 8.1), and no other spelling of it.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .inputDecorator(new StrictUtf8())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final LineCheck check;
    private final Intake intake;

    NdjsonReader(LineCheck check, Intake intake) {
        this.check = check;
        this.intake = intake;
    }

    void read(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        byte[] line = new byte[MOST_PER_LINE + 1];
        long number = 0;
        int next = bytes.read();
        while (next >= 0) {
            number++;
            int length = 0;
            while (next >= 0 && next != '\n') {
                if (length < line.length) {
                    line[length++] = (byte) next;
                }
                next = bytes.read();
            }
            intake.line(number);
            line(number, line, length);
            if (next == '\n') {
                next = bytes.read();
            }
        }
    }

    private void line(long number, byte[] line, int length) throws IOException {
        if (length > MOST_PER_LINE) {
            intake.fault(new CompletionFault(number, "", "line-size"));
            return;
        }
        try (JsonParser parser = FACTORY.createParser(line, 0, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return;
            }
            if (first != JsonToken.START_OBJECT) {
                intake.fault(new CompletionFault(number, "", "json-object"));
                return;
            }
            Map<String, String> values = new HashMap<>();
            boolean fine = members(number, parser, values);
            if (parser.nextToken() != null) {
                intake.fault(new CompletionFault(number, "", "json-object"));
            } else if (fine) {
                check.check(number, values);
            }
        } catch (JsonProcessingException e) {
            intake.fault(new CompletionFault(number, "", "json"));
        }
    }

    private boolean members(long number, JsonParser parser, Map<String, String> values) throws IOException {
        boolean fine = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!LineCheck.FIELDS.contains(name)) {
                // Not the name itself: who knows what stands there.
                intake.fault(new CompletionFault(number, "", "unknown-field"));
                fine = false;
            } else if (value != JsonToken.VALUE_STRING) {
                intake.fault(new CompletionFault(number, name, "text"));
                fine = false;
            } else {
                values.put(name, parser.getText());
            }
            parser.skipChildren();
        }
        return fine;
    }
}
