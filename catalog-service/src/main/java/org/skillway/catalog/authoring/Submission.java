package org.skillway.catalog.authoring;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.JsonFaults;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.error.Violations;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Reference;
import org.skillway.catalog.text.Key;

/** Makes documents of what authors send. */
@ApplicationScoped
class Submission {

    private static final String KEY = "key";
    private static final Pattern KEY_FORM = Pattern.compile(Key.ANY_LENGTH);

    /** Of a subject; a key has fewer. */
    private static final int LONGEST_NAME = 255;

    private final Documents documents;
    private final Validator validator;
    private final JsonFaults faults;

    Submission(Documents documents, Validator validator, JsonFaults faults) {
        this.documents = documents;
        this.validator = validator;
        this.faults = faults;
    }

    /** What was sent, as an object that can be stored and, if there is a path, bears its key. */
    ObjectNode object(JsonNode body, String pathKey) {
        if (!(body instanceof ObjectNode object)) {
            throw new ProblemException(ErrorCode.WRONG_TYPE).at("", "object");
        }
        refuseUnstorable(object, JsonPointer.empty());
        if (pathKey != null) {
            if (object.has(KEY) && !object.get(KEY).asText().equals(pathKey)) {
                throw new ProblemException(ErrorCode.INVALID_VALUE).at("/" + KEY, "path-key");
            }
            object.put(KEY, pathKey);
        }
        return object;
    }

    /** The key of what is sent, which has to have the right form from the beginning: it is what is kept under it. */
    String key(ObjectNode object) {
        String key = object.path(KEY).textValue();
        if (key == null || !KEY_FORM.matcher(key).matches() || key.length() > Key.MAX_LENGTH) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at("/" + KEY, "key");
        }
        return key;
    }

    /** A document of which nothing but its types is certain. */
    Document unchecked(Kind kind, ObjectNode object) {
        try {
            return documents.parse(kind, object);
        } catch (JsonProcessingException e) {
            throw faults.explain(e);
        }
    }

    /** What may be kept as a draft: no more is certain than that what it names can be looked for. */
    Document keepable(Kind kind, ObjectNode object) {
        Document document = unchecked(kind, object);
        if (!namesWhatMayBe(document)) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).with(violations(document));
        }
        return document;
    }

    /** No index takes a name of thousands of characters, and nothing has one. */
    private static boolean namesWhatMayBe(Document document) {
        return Stream.concat(document.edges().map(Reference::key), document.owners().stream())
                .allMatch(name -> name == null || name.length() <= LONGEST_NAME);
    }

    /** @throws ProblemException naming every member that breaks a rule */
    Document document(Kind kind, ObjectNode object) {
        Document document = unchecked(kind, object);
        List<Problem.Fault> broken = violations(document);
        if (!broken.isEmpty()) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).with(broken);
        }
        return document;
    }

    List<Problem.Fault> violations(Document document) {
        return Violations.faults(validator.validate(document));
    }

    /** RFC 7396. */
    static ObjectNode merged(ObjectNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new ProblemException(ErrorCode.WRONG_TYPE).at("", "object");
        }
        ObjectNode result = target.deepCopy();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String name = change.getKey();
            if (change.getValue().isNull()) {
                result.remove(name);
            } else if (change.getValue() instanceof ObjectNode inner) {
                result.set(name, merged(result.get(name) instanceof ObjectNode old ? old : result.objectNode(), inner));
            } else {
                result.set(name, change.getValue());
            }
        }
        return result;
    }

    // PostgreSQL keeps no NUL in a text, and half of a surrogate pair is no character.
    private static void refuseUnstorable(JsonNode node, JsonPointer at) {
        if (node.isTextual() && !isStorable(node.asText())) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at(at.toString(), "storable");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!isStorable(member.getKey())) {
                throw new ProblemException(ErrorCode.INVALID_VALUE).at(at.toString(), "storable");
            }
            refuseUnstorable(member.getValue(), at.appendProperty(member.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseUnstorable(node.get(i), at.appendIndex(i));
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
