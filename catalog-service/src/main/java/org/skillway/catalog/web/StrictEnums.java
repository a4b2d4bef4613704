package org.skillway.catalog.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads members of closed sets exactly as they are spelled; Jackson's own reading trims, and takes "" for null. */
class StrictEnums extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
        return new Exact(type.getRawClass());
    }

    private static final class Exact extends StdScalarDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Enum<?>> words;

        Exact(Class<?> type) {
            super(type);
            words = Arrays.stream(type.getEnumConstants())
                    .map(constant -> (Enum<?>) constant)
                    .collect(Collectors.toUnmodifiableMap(Exact::word, Function.identity()));
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            Enum<?> found = words.get(parser.getText());
            return found == null
                    ? context.handleWeirdStringValue(handledType(), parser.getText(), "not one of the set")
                    : found;
        }
    }
}
