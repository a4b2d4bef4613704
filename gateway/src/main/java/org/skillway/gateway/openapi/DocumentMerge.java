package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.skillway.gateway.service.ServiceDocuments;

/**
 * Merges what services offer to the outside into one OpenAPI document: their operations, and of their components those
 * that the operations use. What would mean two things under one name is refused.
 */
final class DocumentMerge {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final String COMPONENT = "#/components/";
    private static final String OWN = "gateway";
    private static final String PROBLEM = "application/problem+json";

    private final ObjectNode whole;
    private final Map<String, String> origins = new HashMap<>();

    /** @param own the gateway's document; it grows */
    DocumentMerge(ObjectNode own) {
        this.whole = own;
        own.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> claim(operation(method.getKey(), path.getKey()), OWN)));
        own.findValues("operationId").forEach(id -> claim("The operationId " + id.textValue(), OWN));
        own.path("components").properties().forEach(type -> type.getValue()
                .fieldNames()
                .forEachRemaining(name -> origins.put(component(type.getKey(), name), OWN)));
        own.path("tags").forEach(tag -> origins.put(tag(tag), OWN));
    }

    /**
     * @param unavailable the name of the response, among the gateway's own, of an operation whose service is away
     * @throws IllegalStateException with a sentence that names both sides of a clash
     */
    void add(String service, JsonNode document, String unavailable) {
        Set<String> used = new LinkedHashSet<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(ServiceDocuments.OUTSIDE)) {
                JsonNode copy = path.getValue().deepCopy();
                addPath(service, path.getKey(), (ObjectNode) copy, document, unavailable);
                collect(path.getValue(), document, used);
            }
        });
        document.path("components")
                .path("securitySchemes")
                .fieldNames()
                .forEachRemaining(name -> used.add("securitySchemes/" + name));
        used.forEach(reference -> addComponent(service, reference, document));
        document.path("tags").forEach(tag -> addTag(service, tag));
    }

    JsonNode result() {
        sort("paths");
        openToAnybody();
        EdgeResponses.addTo(whole);
        AgeOfKeptAnswers.addTo(whole);
        Set<String> used = new LinkedHashSet<>();
        collect(whole.path("paths"), whole, used);
        for (String reference : used) {
            if (whole.path("components").at("/" + reference).isMissingNode()) {
                throw dangling(OWN, reference);
            }
        }
        whole.path("components").properties().forEach(type -> {
            if (!type.getKey().equals("securitySchemes")) {
                Set<String> names = new TreeSet<>();
                type.getValue().fieldNames().forEachRemaining(names::add);
                names.removeIf(name -> used.contains(type.getKey() + "/" + name));
                ((ObjectNode) type.getValue()).remove(names);
            }
        });
        return whole;
    }

    /** What asks for no token can be asked without one, and with one tells those who may see more. */
    private void openToAnybody() {
        for (JsonNode path : whole.path("paths")) {
            for (String method : METHODS) {
                if (path.path(method) instanceof ObjectNode operation && !operation.has("security")) {
                    ArrayNode either = operation.putArray("security");
                    either.addObject();
                    either.addObject().putArray("bearer");
                }
            }
        }
    }

    private void addPath(String service, String path, ObjectNode item, JsonNode document, String unavailable) {
        item.remove("servers");
        for (String method : METHODS) {
            if (item.path(method) instanceof ObjectNode operation) {
                claim(operation(method, path), service);
                claim("The operationId " + operation.path("operationId").asText(), service);
                if (!operation.has("security") && document.has("security")) {
                    operation.set("security", document.get("security").deepCopy());
                }
                addUnavailable(operation, document, unavailable);
                if (method.equals("get")) {
                    SeenNumbers.addTo(whole, path, operation);
                }
            }
        }
        ObjectNode existing = whole.withObjectProperty("paths").withObjectProperty(path);
        item.properties().forEach(member -> existing.set(member.getKey(), member.getValue()));
    }

    /** Behind the gateway every operation has one answer more: that of the gateway while the service is away. */
    private void addUnavailable(ObjectNode operation, JsonNode document, String unavailable) {
        ObjectNode responses = operation.withObjectProperty("responses");
        if (!responses.has("503")) {
            responses.putObject("503").put("$ref", COMPONENT + "responses/" + unavailable);
            return;
        }
        ObjectNode own = resolved(responses.get("503"), document).deepCopy();
        JsonNode ours = whole.path("components").path("responses").path(unavailable);
        ObjectNode examples =
                own.withObjectProperty("content").withObjectProperty(PROBLEM).withObjectProperty("examples");
        ours.path("content")
                .path(PROBLEM)
                .path("examples")
                .properties()
                .forEach(example -> examples.set(example.getKey(), example.getValue()));
        own.put(
                "description",
                own.path("description").asText() + " "
                        + ours.path("description").asText());
        responses.set("503", own);
    }

    private static ObjectNode resolved(JsonNode response, JsonNode document) {
        String reference = response.path("$ref").asText();
        return (ObjectNode) (reference.isEmpty() ? response : document.at(reference.substring(1)));
    }

    private void addComponent(String service, String reference, JsonNode document) {
        String type = reference.substring(0, reference.indexOf('/'));
        String name = reference.substring(reference.indexOf('/') + 1);
        JsonNode component = document.path("components").path(type).path(name);
        if (component.isMissingNode()) {
            throw dangling(service, reference);
        }
        ObjectNode all = whole.withObjectProperty("components").withObjectProperty(type);
        String what = component(type, name);
        if (!all.has(name)) {
            all.set(name, component.deepCopy());
            origins.put(what, service);
        } else if (!all.get(name).equals(component)) {
            throw clash(what, service, all.get(name) + " there, " + component + " here");
        }
    }

    private void addTag(String service, JsonNode tag) {
        ArrayNode all = whole.withArrayProperty("tags");
        for (JsonNode known : all) {
            if (known.path("name").equals(tag.path("name"))) {
                if (!known.equals(tag)) {
                    throw clash(tag(tag), service, known + " there, " + tag + " here");
                }
                return;
            }
        }
        all.add(tag.deepCopy());
        origins.put(tag(tag), service);
    }

    /** Adds every component that a part of a document refers to, directly or through others. */
    private static void collect(JsonNode part, JsonNode document, Set<String> used) {
        for (JsonNode reference : part.findValues("$ref")) {
            String text = reference.asText();
            if (text.startsWith(COMPONENT) && used.add(text.substring(COMPONENT.length()))) {
                collect(document.at(text.substring(1)), document, used);
            }
        }
    }

    private void sort(String member) {
        ObjectNode unsorted = whole.withObjectProperty(member);
        ObjectNode sorted = whole.objectNode();
        Set<String> names = new TreeSet<>();
        unsorted.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> sorted.set(name, unsorted.get(name)));
        whole.set(member, sorted);
    }

    private void claim(String what, String service) {
        String other = origins.putIfAbsent(what, service);
        if (other != null) {
            throw clash(what, service, "only one of them can have it");
        }
    }

    private IllegalStateException clash(String what, String service, String difference) {
        return new IllegalStateException("%s stands in the documents of %s and of %s: %s"
                .formatted(what, origins.get(what), service, difference));
    }

    private static IllegalStateException dangling(String service, String reference) {
        return new IllegalStateException(
                "%s refers to %s%s, which nobody describes".formatted(service, COMPONENT, reference));
    }

    private static String operation(String method, String path) {
        return "The operation " + method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private static String component(String type, String name) {
        return "The component " + type + "/" + name;
    }

    private static String tag(JsonNode tag) {
        return "The tag " + tag.path("name").asText();
    }
}
