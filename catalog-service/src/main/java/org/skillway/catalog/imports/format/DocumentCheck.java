package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.error.Rules;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;

/** Makes documents of what files say, and names everything in one that does not fit, not only the first. */
public final class DocumentCheck {

    private static final int MOST_MISFITS = 100;

    private final ObjectMapper json;
    private final Validator validator;

    public DocumentCheck(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    static Class<? extends Document> type(Kind kind) {
        return switch (kind) {
            case SKILL -> SkillDocument.class;
            case ROLE -> RoleDocument.class;
            case MODULE -> ModuleDocument.class;
            case COURSE -> CourseDocument.class;
        };
    }

    /** @param naming how the file calls what has a JSON Pointer in the document */
    void read(Kind kind, ObjectNode tree, Place place, UnaryOperator<String> naming, Intake intake) {
        Map<String, Fault> misfits = new LinkedHashMap<>();
        String key = tree.path("key").asText("");
        Document document = null;
        while (document == null && misfits.size() < MOST_MISFITS) {
            try {
                document = json.treeToValue(tree, type(kind));
            } catch (JsonProcessingException e) {
                String pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
                Fault fault = misfit(place.at(naming.apply(pointer)), e);
                if (misfits.putIfAbsent(pointer, fault) != null || !takeOut(tree, pointer)) {
                    break;
                }
            }
        }
        misfits.values().forEach(intake::fault);
        if (document != null && check(document, place, naming, misfits, intake) && misfits.isEmpty()) {
            intake.take(place, document);
        } else {
            intake.broken(kind, key);
        }
    }

    /** Hands a document on that a reader has made itself, if it keeps the rules. */
    void read(Document document, Place place, Intake intake) {
        if (check(document, place, UnaryOperator.identity(), Map.of(), intake)) {
            intake.take(place, document);
        } else {
            intake.broken(document.entityKind(), document.key());
        }
    }

    private boolean check(
            Document document, Place place, UnaryOperator<String> naming, Map<String, Fault> known, Intake intake) {
        List<ConstraintViolation<Document>> violations = validator.validate(document).stream()
                .filter(violation -> known.keySet().stream().noneMatch(pointer -> isAbout(violation, pointer)))
                .sorted(Comparator.comparing(violation -> pointer(violation) + violation.getMessage()))
                .toList();
        violations.forEach(violation -> intake.fault(
                place.at(naming.apply(pointer(violation))).fault(Rules.nameOf(violation), violation.getMessage())));
        return violations.isEmpty();
    }

    /** Whether a rule is broken only because a value that did not fit was left out. */
    private static boolean isAbout(ConstraintViolation<?> violation, String misfit) {
        String pointer = pointer(violation);
        return misfit.equals(pointer) || misfit.startsWith(pointer + "/");
    }

    private static Fault misfit(Place place, JsonProcessingException e) {
        if (e instanceof PropertyBindingException) {
            return place.fault("unknown", "is not known here");
        }
        if (e instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            String choices = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
            return place.fault("one-of", "must be one of " + choices);
        }
        return place.fault("type", "has the wrong type");
    }

    /** Takes a value out that does not fit, or puts a number in where one is missing, so that the rest can be looked at. */
    private static boolean takeOut(ObjectNode tree, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last < 0) {
            return false;
        }
        JsonNode parent = tree.at(pointer.substring(0, last));
        String step = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            if (object.remove(step) == null) {
                object.put(step, 1);
            }
            return true;
        }
        if (parent instanceof ArrayNode array && step.matches("[0-9]{1,9}")) {
            // The places of the others must stay what they are, for the faults that are still to be found.
            array.setNull(Integer.parseInt(step));
            return true;
        }
        return false;
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        violation.getPropertyPath().forEach(node -> {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            boolean derived = Rules.isDerived(violation) && node.getName() != null && isLast(violation, node);
            if (node.getName() != null && !node.getName().startsWith("<") && !derived) {
                pointer.append('/').append(node.getName());
            }
        });
        return pointer.toString();
    }

    private static boolean isLast(ConstraintViolation<?> violation, jakarta.validation.Path.Node node) {
        jakarta.validation.Path.Node last = null;
        for (jakarta.validation.Path.Node each : violation.getPropertyPath()) {
            last = each;
        }
        return node.equals(last);
    }
}
