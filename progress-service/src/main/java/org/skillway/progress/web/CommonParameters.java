package org.skillway.progress.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * What the parameters mean that many operations take, in the OpenAPI document: the same for each, so no operation says it
 * unless it means something else.
 */
final class CommonParameters {

    private static final String LEARNER = "id";

    private static final Map<String, String> MEANING = Map.of(
            LEARNER,
            "The learner: the `sub` of their token, percent-encoded, or `me` for the token at hand.",
            "limit",
            "How many at most; 50 unless said.",
            "cursor",
            "`next` of the page before.",
            "count",
            "Whether to count all into `total`.",
            "version",
            "The progress as it was at this version; as it is now, unless said.",
            "asOf",
            "The progress as it was known at this time (RFC 3339), by when entries were recorded; not with `version`.",
            "If-None-Match",
            "ETag of the answer that the client has.",
            "Idempotency-Key",
            "Lets the request be sent again: the same key with the same body gets the same answer for 24 hours, with another"
                    + " body a `422`.");

    private CommonParameters() {}

    static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getDescription() == null && MEANING.containsKey(parameter.getName()))
                    .forEach(CommonParameters::describe);
        }
    }

    private static void describe(Parameter parameter) {
        parameter.setDescription(MEANING.get(parameter.getName()));
        if (parameter.getName().equals(LEARNER)) {
            parameter.setExample("me");
        }
    }
}
