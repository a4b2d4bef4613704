package org.skillway.gateway.learner;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/** A JSON object of an answer that is ready but for how it ends: its beginning is the same for every learner. */
final class Phrase extends JsonSerializable.Base {

    private final SerializableString beginning;
    private final SerializableString end;

    Phrase(SerializableString beginning, SerializableString end) {
        this.beginning = beginning;
        this.end = end;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeRawValue(beginning);
        json.writeRaw(end);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }
}
