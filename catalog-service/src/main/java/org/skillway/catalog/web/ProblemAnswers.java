package org.skillway.catalog.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemExamples;

/**
 * Adds the answers that are problems to the OpenAPI document when it is built: to every operation those that follow from
 * what it takes, the others under the names by which operations refer to them. The examples are made by the code that
 * makes the problems, so that they cannot come to say something else.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

    private static final String EXAMPLE_REQUEST = "0f8fad5b-d9cb-469f-a165-70867728950e";

    /** An answer by the name under which operations refer to it. */
    private record Answer(String component, String description, List<ErrorCode> codes) {

        static Answer of(String component, String description, ErrorCode... codes) {
            return new Answer(component, description, List.of(codes));
        }
    }

    private static final List<Answer> ANSWERS = List.of(
            Answer.of(
                    "BadParameter",
                    "A parameter breaks a rule.",
                    ErrorCode.INVALID_PARAMETER,
                    ErrorCode.UNKNOWN_PARAMETER),
            Answer.of(
                    "BadDocument",
                    "The body or a parameter breaks a rule; every fault is named.",
                    ErrorCode.MALFORMED_JSON,
                    ErrorCode.DUPLICATE_FIELD,
                    ErrorCode.UNKNOWN_FIELD,
                    ErrorCode.WRONG_TYPE,
                    ErrorCode.INVALID_VALUE,
                    ErrorCode.INVALID_PARAMETER,
                    ErrorCode.UNKNOWN_PARAMETER),
            Answer.of(
                    "TokenRefused",
                    "A token is needed and was not given, has expired, or is not valid.",
                    ErrorCode.TOKEN_MISSING,
                    ErrorCode.TOKEN_EXPIRED,
                    ErrorCode.TOKEN_INVALID),
            Answer.of("Forbidden", "The token does not allow this.", ErrorCode.FORBIDDEN),
            Answer.of("UnknownKey", "There is nothing under this key.", ErrorCode.UNKNOWN_KEY),
            Answer.of("NoDraft", "There is no draft that the caller may see.", ErrorCode.NO_DRAFT),
            Answer.of("UnknownVersion", "There is no such version.", ErrorCode.UNKNOWN_VERSION),
            Answer.of("UnknownRevision", "No change took this revision.", ErrorCode.UNKNOWN_REVISION),
            Answer.of("JsonOnly", "The answer can be given as JSON only.", ErrorCode.NOT_ACCEPTABLE),
            Answer.of(
                    "KeyTakenOrConflict",
                    "The key is in use or was once, or the catalog would break its rules.",
                    ErrorCode.KEY_TAKEN,
                    ErrorCode.BREAKS_CATALOG_RULES),
            Answer.of("KeyTaken", "The key is in use, or was once.", ErrorCode.KEY_TAKEN),
            Answer.of(
                    "Conflict",
                    "The catalog would break its rules, or what is to be changed has been merged; the entities in the way"
                            + " are named.",
                    ErrorCode.BREAKS_CATALOG_RULES,
                    ErrorCode.MERGED),
            Answer.of("StillNeeded", "Something published needs it; the dependents are named.", ErrorCode.STILL_NEEDED),
            Answer.of(
                    "CannotRevert",
                    "Later changes depend on it, or the catalog would break its rules; the entities in the way are named.",
                    ErrorCode.CANNOT_REVERT,
                    ErrorCode.STILL_NEEDED,
                    ErrorCode.BREAKS_CATALOG_RULES),
            Answer.of(
                    "NotPublishable",
                    "The draft cannot be published yet; all that is missing is named.",
                    ErrorCode.NOT_PUBLISHABLE),
            Answer.of("TooLate", "The import is being applied or is over.", ErrorCode.TOO_LATE),
            Answer.of("LengthRequired", "The body came without a Content-Length.", ErrorCode.LENGTH_REQUIRED),
            Answer.of("StaleETag", "It has changed since; the problem names its ETag by now.", ErrorCode.STALE_ETAG),
            Answer.of("BodyTooLarge", "The body is larger than 1 MiB.", ErrorCode.BODY_TOO_LARGE),
            Answer.of(
                    "UnsupportedMediaType",
                    "The media type of the body is not one that is taken here, or the body is compressed.",
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.UNSUPPORTED_CONTENT_CODING),
            Answer.of(
                    "IdempotencyKeyReused",
                    "The Idempotency-Key came with another body before.",
                    ErrorCode.IDEMPOTENCY_KEY_REUSED),
            Answer.of(
                    "PreconditionRequired",
                    "An edit needs If-Match with the ETag of what was edited.",
                    ErrorCode.PRECONDITION_REQUIRED),
            Answer.of("InternalError", "The service has failed.", ErrorCode.INTERNAL),
            Answer.of("Unavailable", "This cannot be answered right now.", ErrorCode.UNAVAILABLE));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ANSWERS.forEach(answer -> document.getComponents().addResponse(answer.component, response(answer)));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> addCommon(path, operation)));
    }

    private static void addCommon(String path, Operation operation) {
        boolean body = operation.getRequestBody() != null;
        boolean secured =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        APIResponses responses = operation.getResponses();
        if (isBare(responses.getAPIResponse("400"))) {
            responses.addAPIResponse("400", OASFactory.createAPIResponse().ref(body ? "BadDocument" : "BadParameter"));
        }
        add(responses, "401", "TokenRefused");
        if (secured) {
            add(responses, "403", "Forbidden");
        }
        if (path.contains("{key}")) {
            add(responses, "404", "UnknownKey");
        }
        add(responses, "406", "JsonOnly");
        if (body) {
            add(responses, "411", "LengthRequired");
            add(responses, "413", "BodyTooLarge");
            add(responses, "415", "UnsupportedMediaType");
        }
        ConditionalAnswers.add(operation);
        add(responses, "500", "InternalError");
        add(responses, "503", "Unavailable");
        Map<String, APIResponse> sorted = new java.util.TreeMap<>(responses.getAPIResponses());
        responses.setAPIResponses(sorted);
    }

    /** Where parameters or bodies are constrained, the scanner adds an answer that says nothing. */
    private static boolean isBare(APIResponse response) {
        return response == null || (response.getRef() == null && response.getContent() == null);
    }

    static void add(APIResponses responses, String status, String component) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(component));
        }
    }

    private static APIResponse response(Answer answer) {
        String codes =
                answer.codes.stream().map(code -> "`" + code.wire() + "`").collect(Collectors.joining(", "));
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        answer.codes.forEach(code -> problem.addExample(
                code.wire(), OASFactory.createExample().value(ProblemExamples.of(code, EXAMPLE_REQUEST))));
        Content content = OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem);
        return OASFactory.createAPIResponse()
                .description(answer.description + " Codes: " + codes + ".")
                .content(content);
    }
}
