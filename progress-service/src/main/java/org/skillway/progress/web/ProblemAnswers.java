package org.skillway.progress.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.Problem;
import org.skillway.progress.error.ProblemExamples;

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
                    "BadRecord",
                    "The body or a parameter breaks a rule.",
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
            Answer.of(
                    "NotYourLearner",
                    "The token does not open the progress of this learner, who may exist or not.",
                    ErrorCode.NOT_YOUR_LEARNER,
                    ErrorCode.FORBIDDEN),
            Answer.of("NotAllowed", "The token does not allow this.", ErrorCode.FORBIDDEN),
            Answer.of("UnknownImport", "There is no such import, or it is somebody else's.", ErrorCode.UNKNOWN_IMPORT),
            Answer.of("ImportIsOver", "The import is over.", ErrorCode.TOO_LATE),
            Answer.of("UnknownCohort", "The catalog has nothing of this kind and key.", ErrorCode.UNKNOWN_COHORT),
            Answer.of(
                    "PublishedToday",
                    "The last figures are not a day old. `Retry-After` says when they are, in seconds.",
                    ErrorCode.PUBLISHED_TODAY),
            Answer.of("FileTooLarge", "The file is larger than is taken at once.", ErrorCode.BODY_TOO_LARGE),
            Answer.of(
                    "SendLines",
                    "The body is neither NDJSON nor CSV by its media type.",
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE),
            Answer.of(
                    "RecordsRefused",
                    "All or nothing was wanted and some cannot be recorded, or the idempotency key was used for another request.",
                    ErrorCode.RECORDS_REFUSED,
                    ErrorCode.IDEMPOTENCY_KEY_REUSED),
            Answer.of(
                    "RequestKeyReused",
                    "The idempotency key was used for another request.",
                    ErrorCode.IDEMPOTENCY_KEY_REUSED),
            Answer.of("EntryIdUsed", "The entry id stands for something else.", ErrorCode.ENTRY_ID_USED),
            Answer.of(
                    "CannotBegin",
                    "It has been retired, or the entry id stands for something else.",
                    ErrorCode.RETIRED,
                    ErrorCode.ENTRY_ID_USED),
            Answer.of(
                    "PlanCannotBeSaved",
                    "There are as many saved plans as there may be, or the entry id stands for something else.",
                    ErrorCode.TOO_MANY_PLANS,
                    ErrorCode.ENTRY_ID_USED),
            Answer.of(
                    "UnknownInPlan",
                    "The plan names something that is not known here, yet.",
                    ErrorCode.UNKNOWN_IN_PLAN),
            Answer.of(
                    "NothingToRevoke",
                    "The skill is not known, or nothing is recorded on it that the caller may take back.",
                    ErrorCode.UNKNOWN_SKILL,
                    ErrorCode.NO_RECORD),
            Answer.of("UnknownSkill", "The skill is not known.", ErrorCode.UNKNOWN_SKILL),
            Answer.of("UnknownModule", "The module, or this version of it, is not known.", ErrorCode.UNKNOWN_MODULE),
            Answer.of("RoleNotKnown", "The role is not known.", ErrorCode.UNKNOWN_ROLE),
            Answer.of("UnknownCourse", "The course is not known.", ErrorCode.UNKNOWN_COURSE),
            Answer.of("NoRecord", "Nothing is recorded there.", ErrorCode.NO_RECORD),
            Answer.of(
                    "NothingToUndo",
                    "There is no such revocation, or it is not one that the caller may undo.",
                    ErrorCode.NOTHING_TO_UNDO),
            Answer.of("JsonAlone", "The answer can be given as JSON only.", ErrorCode.NOT_ACCEPTABLE),
            Answer.of("CsvOnly", "The answer can be given as CSV only.", ErrorCode.NOT_ACCEPTABLE),
            Answer.of("LengthRequired", "The body came without a Content-Length.", ErrorCode.LENGTH_REQUIRED),
            Answer.of("StaleVersion", "The progress no longer has the ETag in If-Match.", ErrorCode.STALE_VERSION),
            Answer.of("BodyTooLarge", "The body is larger than 1 MiB.", ErrorCode.BODY_TOO_LARGE),
            Answer.of(
                    "SendJson",
                    "The body is not JSON by its media type, or it is compressed.",
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    ErrorCode.UNSUPPORTED_CONTENT_CODING),
            Answer.of("InternalError", "The service has failed.", ErrorCode.INTERNAL),
            Answer.of("Unavailable", "This cannot be answered right now.", ErrorCode.UNAVAILABLE),
            Answer.of(
                    "CatalogNotKnownYet",
                    "This cannot be answered right now, or the catalog has not been loaded yet.",
                    ErrorCode.CATALOG_NOT_KNOWN_YET,
                    ErrorCode.UNAVAILABLE));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ANSWERS.forEach(answer -> document.getComponents().addResponse(answer.component, response(answer)));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    addCommon(path, method, operation);
                    LearnerHeaders.add(path, operation);
                    CommonParameters.describe(operation);
                    APIResponses responses = operation.getResponses();
                    responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
                }));
    }

    private static void addCommon(String path, PathItem.HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        boolean body = operation.getRequestBody() != null;
        boolean learner = path.contains("/learners/");
        if (isBare(responses.getAPIResponse("400"))) {
            responses.addAPIResponse("400", reference(body ? "BadRecord" : "BadParameter"));
        }
        add(responses, "401", "TokenRefused");
        add(responses, "403", learner ? "NotYourLearner" : "NotAllowed");
        add(responses, "406", "JsonAlone");
        if (body || method == PathItem.HttpMethod.POST) {
            add(responses, "411", "LengthRequired");
            add(responses, "413", "BodyTooLarge");
        }
        if (body) {
            add(responses, "415", "SendJson");
        }
        if (takes(operation, "If-Match")) {
            add(responses, "412", "StaleVersion");
        }
        // Requests to a fixed path without a body are all the same.
        if (takes(operation, "Idempotency-Key") && (body || path.contains("{"))) {
            add(responses, "422", "RequestKeyReused");
        }
        add(responses, "500", "InternalError");
        add(responses, "503", learner && method != PathItem.HttpMethod.GET ? "CatalogNotKnownYet" : "Unavailable");
    }

    /** Where parameters or bodies are constrained, the scanner adds an answer that says nothing. */
    private static boolean isBare(APIResponse response) {
        return response == null || (response.getRef() == null && response.getContent() == null);
    }

    private static void add(APIResponses responses, String status, String component) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, reference(component));
        }
    }

    private static APIResponse reference(String component) {
        return OASFactory.createAPIResponse().ref(component);
    }

    static boolean takes(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(taken -> parameter.equals(taken.getName()));
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
