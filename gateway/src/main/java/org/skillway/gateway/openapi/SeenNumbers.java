package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.web.Least;

/**
 * Says of a service's reads that a client may name the numbers that it has seen: of all that answer with such a number. The
 * gateway compares them, and no service knows of it.
 */
final class SeenNumbers {

    private static final String COMPONENT = "#/components/";

    private static final String BEHIND = " Or it is older than what the client has seen.";

    /** What names a revision of its own: an import the one that it made, a version the one that brought it. */
    private static final Pattern OF_THEIR_OWN = Pattern.compile("/api/v1/(imports.*|[^/]+/[^/]+/versions/[^/]+)");

    /** One of the two numbers, with what stands for it in the document. */
    private enum Seen {
        REVISION(
                "LeastCatalogRevision",
                Least.REVISION_HEADER,
                "Skillway-Catalog-Revision",
                "A catalog revision that the client has seen: the answer is at least as new, or it is 503 `catalog-behind`."
                        + " It means nothing with `revision` or `cursor`.",
                "128",
                Examples.CATALOG_BEHIND),
        VERSION(
                "LeastProgressVersion",
                Least.VERSION_HEADER,
                "Skillway-Progress-Version",
                "A progress version of this learner that the client has seen: the answer is at least as new, or it is 503"
                        + " `progress-behind`. It means nothing with `version`, `asOf` or `cursor`.",
                "7",
                Examples.PROGRESS_BEHIND);

        private final String component;
        private final String header;
        private final String answeredBy;
        private final String description;
        private final String example;
        private final String problem;

        Seen(String component, String header, String answeredBy, String description, String example, String problem) {
            this.component = component;
            this.header = header;
            this.answeredBy = answeredBy;
            this.description = description;
            this.example = example;
            this.problem = problem;
        }

        private ObjectNode parameter() {
            ObjectNode parameter = new JsonMapper().createObjectNode();
            parameter.put("name", header).put("in", "header").put("description", description);
            parameter
                    .putObject("schema")
                    .put("type", "integer")
                    .put("format", "int64")
                    .put("minimum", 0);
            return parameter.put("example", Long.parseLong(example));
        }
    }

    private SeenNumbers() {}

    /** @param operation a read that a service answers, with the gateway's own 503 beside those of the service */
    static void addTo(ObjectNode document, String path, ObjectNode operation) {
        for (Seen seen : Seen.values()) {
            if (operation.at("/responses/200/headers").has(seen.answeredBy)
                    && !OF_THEIR_OWN.matcher(path).matches()) {
                document.withObject("/components/parameters").set(seen.component, seen.parameter());
                operation
                        .withArrayProperty("parameters")
                        .addObject()
                        .put("$ref", COMPONENT + "parameters/" + seen.component);
                ObjectNode behind = unavailable(document, operation);
                behind.put("description", behind.path("description").asText() + BEHIND);
                JsonNode problem = ProblemResponses.read(seen.problem);
                behind.withObjectProperty("content")
                        .withObjectProperty(Problem.MEDIA_TYPE)
                        .withObjectProperty("examples")
                        .putObject(problem.path("code").asText())
                        .set("value", problem);
            }
        }
    }

    /** The operation's own, which may be that of many until now. */
    private static ObjectNode unavailable(ObjectNode document, ObjectNode operation) {
        ObjectNode responses = operation.withObjectProperty("responses");
        String shared = responses.path("503").path("$ref").asText();
        if (!shared.isEmpty()) {
            responses.set("503", document.at(shared.substring(1)).deepCopy());
        }
        return responses.withObjectProperty("503");
    }
}
