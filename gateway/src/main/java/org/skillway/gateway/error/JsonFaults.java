package org.skillway.gateway.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, and where, without a word about classes. */
@ApplicationScoped
class JsonFaults {

    /** UTF-16 and UTF-32 begin with a NUL, or have one behind the first character, which stands in no string yet. */
    private static final Pattern NOT_UTF_8 =
            Pattern.compile("^(?:Invalid UTF-8|Illegal character \\(\\(CTRL-CHAR, code 0\\)\\))");

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '([^']{0,200})'");

    ProblemException explain(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Trailing token")) {
            return malformed(e);
        }
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            String name = duplicate.group(1);
            return new ProblemException(ErrorCode.DUPLICATE_FIELD, name).at("/" + escape(name), "duplicate");
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return mismatch(mismatch);
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return new ProblemException(ErrorCode.WRONG_TYPE).at("", "type", expected(mismatch.getTargetType()));
        }
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof JsonParseException)) {
            return new ProblemException(ErrorCode.WRONG_TYPE).at(pointer(mapping.getPath()), "type", "valid");
        }
        return malformed(e);
    }

    private static ProblemException malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        ProblemException problem = new ProblemException(
                ErrorCode.MALFORMED_JSON, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        return NOT_UTF_8.matcher(String.valueOf(e.getOriginalMessage())).find() ? problem.at("", "utf-8") : problem;
    }

    private static ProblemException mismatch(MismatchedInputException e) {
        Class<?> wanted = e.getTargetType();
        if (e instanceof InvalidFormatException && wanted != null && wanted.isEnum()) {
            String choices = Arrays.stream(wanted.getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
            return new ProblemException(ErrorCode.INVALID_VALUE).at(pointer(e.getPath()), "one-of", choices);
        }
        return new ProblemException(ErrorCode.WRONG_TYPE).at(pointer(e.getPath()), "type", expected(wanted));
    }

    /** The JSON name of what a Java type is read from. */
    private static String expected(Class<?> type) {
        if (type == null) {
            return "valid";
        }
        if (type == String.class || type.isEnum()) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return "an object";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getFieldName() == null ? String.valueOf(step.getIndex()) : escape(step.getFieldName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
