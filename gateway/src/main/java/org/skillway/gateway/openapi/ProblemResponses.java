package org.skillway.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.skillway.gateway.error.Problem;

/** The answers of the gateway's own that are problems, under the names by which operations refer to them. */
final class ProblemResponses {

    static final String INVALID_REQUEST = "InvalidLearnerRequest";
    static final String INVALID_BODY = "InvalidPlanBody";
    static final String TOKEN_NEEDED = "TokenNeeded";
    static final String OTHER_MEDIA_TYPE = "NoSuchMediaType";
    static final String UNREADABLE_MEDIA_TYPE = "OtherMediaType";
    static final String UNAVAILABLE = "CombinedUnavailable";

    /** One request too many. */
    static final String REFUSED = "TooManyRequests";

    /** A body of which nothing more comes. */
    static final String TOO_SLOW = "RequestTimeout";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRY_AGAIN = "; the header Retry-After says when to try again.";

    /** An answer by its name; each of its examples is named by its code. */
    private record Answer(String name, String description, List<String> examples) {

        static Answer of(String name, String description, String... examples) {
            return new Answer(name, description, List.of(examples));
        }
    }

    private static final List<Answer> ANSWERS = List.of(
            Answer.of(
                    REFUSED,
                    "More requests have come from this subject, or from this address, than may; the header Retry-After says"
                            + " when the next one can succeed.",
                    Examples.TOO_MANY_REQUESTS),
            Answer.of(
                    TOO_SLOW,
                    "Nothing more of the body has come for longer than is waited for; the connection is closed.",
                    Examples.REQUEST_TIMEOUT),
            Answer.of(
                    "TooManyEventStreams",
                    "The subject has as many event streams open as one may, or has sent too many requests" + TRY_AGAIN,
                    Examples.TOO_MANY_EVENT_STREAMS,
                    Examples.TOO_MANY_REQUESTS),
            Answer.of(
                    "EventsUnavailable",
                    "This gateway opens no more event streams, or the learner's records or the keys of tokens cannot be"
                            + " reached" + TRY_AGAIN,
                    Examples.EVENTS_UNAVAILABLE,
                    Examples.PROGRESS_UNAVAILABLE,
                    Examples.PROGRESS_BUSY,
                    Examples.ISSUER_UNAVAILABLE),
            Answer.of(
                    INVALID_REQUEST,
                    "A parameter breaks a rule or is not known.",
                    Examples.INVALID_PARAMETER,
                    Examples.UNKNOWN_PARAMETER),
            Answer.of(
                    INVALID_BODY,
                    "The body is no JSON, has not the form that is asked for, or names what is not there.",
                    Examples.MALFORMED_JSON,
                    Examples.WRONG_TYPE,
                    Examples.INVALID_VALUE),
            Answer.of(
                    TOKEN_NEEDED,
                    "No token was sent, or one that is not accepted.",
                    Examples.TOKEN_MISSING,
                    Examples.TOKEN_EXPIRED),
            Answer.of("UnknownRole", "There is no role under this key.", Examples.UNKNOWN_KEY),
            Answer.of("NoSuchModule", "There is no module under this key.", Examples.UNKNOWN_MODULE),
            Answer.of("NoSuchCourse", "There is no course under this key.", Examples.UNKNOWN_COURSE),
            Answer.of(OTHER_MEDIA_TYPE, "Nothing can be given in the wanted media type.", Examples.NOT_ACCEPTABLE),
            Answer.of(
                    "NoSuchPlan",
                    "The wishes contradict each other, or no plan that obeys them was found with the work allowed.",
                    Examples.CONTRADICTORY_WISHES),
            Answer.of(
                    UNREADABLE_MEDIA_TYPE,
                    "The body is not application/json, or it is compressed.",
                    Examples.UNSUPPORTED_MEDIA_TYPE,
                    Examples.UNSUPPORTED_CONTENT_CODING),
            Answer.of(
                    UNAVAILABLE,
                    "The learner's records or the keys of tokens cannot be reached, no catalog is known yet, it does not give"
                            + " an earlier revision, or one of them is behind what the client has seen" + TRY_AGAIN,
                    Examples.PROGRESS_UNAVAILABLE,
                    Examples.ISSUER_UNAVAILABLE,
                    Examples.CATALOG_NOT_LOADED,
                    Examples.CATALOG_UNAVAILABLE,
                    Examples.PROGRESS_BUSY,
                    Examples.CATALOG_BEHIND,
                    Examples.PROGRESS_BEHIND),
            Answer.of(
                    "PlanUnavailable",
                    "The learner's records or the keys of tokens cannot be reached, no catalog is known yet, it does not give"
                            + " an earlier revision, one of them is behind what the client has seen, or too many plans are"
                            + " being made" + TRY_AGAIN,
                    Examples.PLANNING_BUSY,
                    Examples.PROGRESS_UNAVAILABLE,
                    Examples.ISSUER_UNAVAILABLE,
                    Examples.CATALOG_NOT_LOADED,
                    Examples.CATALOG_UNAVAILABLE,
                    Examples.PROGRESS_BUSY,
                    Examples.CATALOG_BEHIND,
                    Examples.PROGRESS_BEHIND),
            Answer.of(
                    "NoPlanToCompare",
                    "The plan is of a later catalog revision than this is computed from, the wishes contradict each other by"
                            + " now, or no plan that obeys them was found with the work allowed.",
                    Examples.SAVED_PLAN_AHEAD,
                    Examples.CONTRADICTORY_WISHES),
            Answer.of(
                    "PlanningUnavailable",
                    "No catalog is known yet, it does not give an earlier revision, or too many plans are being made"
                            + TRY_AGAIN,
                    Examples.PLANNING_BUSY,
                    Examples.CATALOG_UNAVAILABLE,
                    Examples.ISSUER_UNAVAILABLE),
            Answer.of(
                    "CatalogUnavailable",
                    "The catalog cannot be reached, or has more requests than it can answer" + TRY_AGAIN,
                    Examples.CATALOG_UNAVAILABLE,
                    Examples.CATALOG_BUSY),
            Answer.of(
                    "ProgressUnavailable",
                    "The learners' records cannot be reached, or have more requests than they can answer" + TRY_AGAIN,
                    Examples.PROGRESS_UNAVAILABLE,
                    Examples.PROGRESS_BUSY));

    private ProblemResponses() {}

    static void addTo(ObjectNode document) {
        ObjectNode responses = document.withObject("/components/responses");
        ANSWERS.forEach(answer -> responses.set(answer.name, response(answer)));
    }

    private static ObjectNode response(Answer answer) {
        ObjectNode response = JSON.createObjectNode().put("description", answer.description);
        if (answer.description.contains("Retry-After")) {
            response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
        }
        ObjectNode content = response.putObject("content").putObject(Problem.MEDIA_TYPE);
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        ObjectNode examples = content.putObject("examples");
        for (String example : answer.examples) {
            JsonNode problem = read(example);
            examples.putObject(problem.path("code").asText()).set("value", problem);
        }
        return response;
    }

    static JsonNode read(String example) {
        try {
            return JSON.readTree(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An example that is none", e);
        }
    }
}
