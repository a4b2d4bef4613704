package org.skillway.progress.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads RFC 3339 date-times and nothing else; Jackson's own reading also takes numbers, and numbers in quotes. */
class StrictTimes extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    // The calendar is left to Instant.parse; this is what it takes beyond RFC 3339 (years of five digits, hour 24 …).
    private static final Pattern FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                    + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");

    StrictTimes() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "no such date");
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not RFC 3339");
    }

    /** A member that is left out says nothing; one that says null is none that is documented. */
    @Override
    public Instant getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public Instant getNullValue(DeserializationContext context) throws JsonMappingException {
        throw MismatchedInputException.from(context.getParser(), Instant.class, "null is no time");
    }
}
