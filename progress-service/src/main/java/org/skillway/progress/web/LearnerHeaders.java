package org.skillway.progress.web;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What {@link LearnerAnswer} gives every answer about a learner, in the OpenAPI document: headers, and 304 to a client that
 * has the answer already. It follows from what an operation takes, so no operation says it.
 */
final class LearnerHeaders {

    private LearnerHeaders() {}

    static void add(String path, Operation operation) {
        if (!path.contains("/learners/")) {
            return;
        }
        boolean read = ProblemAnswers.takes(operation, "If-None-Match");
        boolean tagged = read || ProblemAnswers.takes(operation, "If-Match");
        boolean paged = ProblemAnswers.takes(operation, "cursor");
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                if (tagged) {
                    add(answer, "ETag", "LearnerETag");
                }
                if (paged) {
                    add(answer, "Link", "NextPage");
                }
                if (status.equals("201")) {
                    add(answer, "Location", "RecordLocation");
                }
                add(answer, LearnerAnswer.VERSION_HEADER, "ProgressVersion");
            }
        });
        if (read) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304", OASFactory.createAPIResponse().description("The client has this answer already."));
        }
    }

    private static void add(APIResponse answer, String header, String component) {
        answer.addHeader(header, OASFactory.createHeader().ref(component));
    }
}
