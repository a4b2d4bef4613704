package org.skillway.catalog.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, and where, without a word about classes. */
@ApplicationScoped
public class JsonFaults {

    /** UTF-16 and UTF-32 begin with a NUL, or have one behind the first character, which stands in no string yet. */
    private static final Pattern NOT_UTF_8 =
            Pattern.compile("^(?:Invalid UTF-8|Illegal character \\(\\(CTRL-CHAR, code 0\\)\\))");

    /** What {@code StrictJson} reads at most, in both senses: levels, and characters of a number. */
    private static final int MOST_DEPTH = 64;

    private static final int MOST_DIGITS = 64;

    private static final String DUPLICATE = "Duplicate field '";
    private static final String CONTROL_CHARACTER = "Illegal unquoted character";

    public ProblemException explain(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return fieldProblem(ErrorCode.UNKNOWN_FIELD, unknown.getPropertyName(), unknown, "unknown");
        }
        if (e instanceof IgnoredPropertyException readOnly) {
            return fieldProblem(ErrorCode.UNKNOWN_FIELD, readOnly.getPropertyName(), readOnly, "unknown");
        }
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Trailing token")) {
            return malformed(e);
        }
        if (message.startsWith(DUPLICATE)) {
            JsonPointer at = place(e);
            String name = at.matches() ? "" : at.last().getMatchingProperty();
            return new ProblemException(ErrorCode.DUPLICATE_FIELD, name).at(at.toString(), "duplicate");
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return mismatch(mismatch);
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return new ProblemException(ErrorCode.WRONG_TYPE).at("", "type", expected(mismatch.getTargetType()));
        }
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof JsonProcessingException)) {
            return new ProblemException(ErrorCode.WRONG_TYPE).at(pointer(mapping.getPath()), "type", "valid");
        }
        if (e instanceof InputCoercionException || e.getCause() instanceof InputCoercionException) {
            return new ProblemException(ErrorCode.WRONG_TYPE)
                    .at(
                            e instanceof JsonMappingException mapping
                                    ? pointer(mapping.getPath())
                                    : place(e).toString(),
                            "type",
                            "a number that is not so large");
        }
        return malformed(e);
    }

    private static ProblemException malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        ProblemException problem = new ProblemException(
                ErrorCode.MALFORMED_JSON, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        String message = String.valueOf(e.getOriginalMessage());
        if (NOT_UTF_8.matcher(message).find()) {
            return problem.at(place(e).toString(), "utf-8");
        }
        if (message.startsWith(CONTROL_CHARACTER)) {
            return problem.at(place(e).toString(), "control-characters");
        }
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            List<JsonMappingException.Reference> path =
                    e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
            return problem.at(pointer(path), "json-bounds", MOST_DEPTH, MOST_DIGITS);
        }
        return problem;
    }

    /** Where in the document its parser gave up. */
    private static JsonPointer place(JsonProcessingException e) {
        Object processor = e.getCause() instanceof StreamReadException cause ? cause.getProcessor() : e.getProcessor();
        return processor instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer()
                : JsonPointer.empty();
    }

    private static ProblemException fieldProblem(ErrorCode code, String name, JsonMappingException e, String rule) {
        return new ProblemException(code, name).at(pointer(e.getPath()), rule);
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
        return java.time.temporal.Temporal.class.isAssignableFrom(type) ? "an RFC 3339 date-time" : "an object";
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
