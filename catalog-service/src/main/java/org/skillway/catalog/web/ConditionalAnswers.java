package org.skillway.catalog.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What the parameters mean that go with edits and with answers that a client has already, and which answers they lead to:
 * the same for every operation that takes them, so no operation says it.
 */
final class ConditionalAnswers {

    private static final Map<String, String> MEANING = Map.of(
            "If-None-Match", "ETag of the answer that the client has.",
            "Idempotency-Key", "Makes it safe to send the request again, for 24 hours.",
            "confirms",
                    "Languages, separated by commas, whose translations still stand although the text that they were made"
                            + " from changes.");

    private ConditionalAnswers() {}

    static void add(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getName() != null)
                    .forEach(parameter -> add(parameter, operation.getResponses()));
        }
    }

    private static void add(Parameter parameter, APIResponses responses) {
        if (MEANING.containsKey(parameter.getName())) {
            parameter.setDescription(MEANING.get(parameter.getName()));
        }
        switch (parameter.getName()) {
            case "If-None-Match" ->
                responses.addAPIResponse(
                        "304", OASFactory.createAPIResponse().description("The client has this answer already."));
            case "If-Match" -> {
                ProblemAnswers.add(responses, "412", "StaleETag");
                ProblemAnswers.add(responses, "428", "PreconditionRequired");
            }
            case "Idempotency-Key" -> ProblemAnswers.add(responses, "422", "IdempotencyKeyReused");
            case "confirms" -> parameter.setExample("ka");
            default -> {
                // What others mean, the operations say.
            }
        }
    }
}
