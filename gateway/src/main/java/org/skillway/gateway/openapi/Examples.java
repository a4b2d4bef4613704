package org.skillway.gateway.openapi;

/** Problems as the document shows them. */
final class Examples {

    static final String INVALID_PARAMETER =
            "{\"type\":\"urn:skillway:problem:invalid-parameter\",\"title\":\"A parameter breaks a rule\","
                    + "\"status\":400,\"detail\":\"The parameters named in errors break the rules named there.\","
                    + "\"code\":\"invalid-parameter\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"parameter\":\"key\",\"rule\":\"key\",\"message\":\"must be a key: lower-case letters and digits in words joined by hyphens, at most 80 characters\"}]}";

    static final String UNKNOWN_PARAMETER =
            "{\"type\":\"urn:skillway:problem:unknown-parameter\",\"title\":\"A parameter is not known here\","
                    + "\"status\":400,\"detail\":\"The parameter lang is not known here.\","
                    + "\"code\":\"unknown-parameter\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"parameter\":\"lang\",\"rule\":\"unknown\",\"message\":\"is not known here\"}]}";

    static final String TOO_MANY_EVENT_STREAMS =
            "{\"type\":\"urn:skillway:problem:too-many-event-streams\",\"title\":\"Too many event streams are open\","
                    + "\"status\":429,\"detail\":\"You have 20 event streams open already; close one, or try again shortly.\","
                    + "\"code\":\"too-many-event-streams\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String EVENTS_UNAVAILABLE =
            "{\"type\":\"urn:skillway:problem:events-unavailable\",\"title\":\"No more event streams can be opened right now\","
                    + "\"status\":503,\"detail\":\"This gateway has as many event streams open as it can, or is about to stop; please try again shortly.\","
                    + "\"code\":\"events-unavailable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String TOKEN_MISSING =
            "{\"type\":\"urn:skillway:problem:token-missing\",\"title\":\"A token is needed\","
                    + "\"status\":401,\"detail\":\"Send an access token: Authorization: Bearer …\","
                    + "\"code\":\"token-missing\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String TOKEN_EXPIRED =
            "{\"type\":\"urn:skillway:problem:token-expired\",\"title\":\"The token has expired\","
                    + "\"status\":401,\"detail\":\"The access token has expired; get a new one and repeat the request.\","
                    + "\"code\":\"token-expired\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String UNKNOWN_KEY =
            "{\"type\":\"urn:skillway:problem:unknown-key\",\"title\":\"There is nothing under this key\","
                    + "\"status\":404,\"detail\":\"No role has the key web-develper.\","
                    + "\"code\":\"unknown-key\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String UNKNOWN_MODULE =
            "{\"type\":\"urn:skillway:problem:unknown-key\",\"title\":\"There is nothing under this key\","
                    + "\"status\":404,\"detail\":\"No module has the key django-frist-steps.\","
                    + "\"code\":\"unknown-key\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String UNKNOWN_COURSE =
            "{\"type\":\"urn:skillway:problem:unknown-key\",\"title\":\"There is nothing under this key\","
                    + "\"status\":404,\"detail\":\"No course has the key web-basisc.\","
                    + "\"code\":\"unknown-key\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String NOT_ACCEPTABLE =
            "{\"type\":\"urn:skillway:problem:not-acceptable\",\"title\":\"Nothing can be given in the wanted media type\","
                    + "\"status\":406,\"detail\":\"This path answers in none of the media types that are accepted.\","
                    + "\"code\":\"not-acceptable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String PROGRESS_UNAVAILABLE =
            "{\"type\":\"urn:skillway:problem:progress-unavailable\",\"title\":\"The learners' records cannot be reached right now\","
                    + "\"status\":503,\"detail\":\"The learners' records do not answer; nothing is lost, please try again shortly.\","
                    + "\"code\":\"progress-unavailable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String CATALOG_NOT_LOADED =
            "{\"type\":\"urn:skillway:problem:catalog-not-loaded\",\"title\":\"The gateway knows no catalog yet\","
                    + "\"status\":503,\"detail\":\"The gateway has not been able to read the catalog since it was first started; please try again shortly.\","
                    + "\"code\":\"catalog-not-loaded\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String CATALOG_UNAVAILABLE =
            "{\"type\":\"urn:skillway:problem:catalog-unavailable\",\"title\":\"The catalog cannot be reached right now\","
                    + "\"status\":503,\"detail\":\"The catalog does not answer; please try again shortly.\","
                    + "\"code\":\"catalog-unavailable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String CONTRADICTORY_WISHES =
            "{\"type\":\"urn:skillway:problem:contradictory-wishes\",\"title\":\"No plan can obey all of these wishes\","
                    + "\"status\":409,\"detail\":\"The wishes named in errors exclude each other; without any one of them they would not.\","
                    + "\"code\":\"contradictory-wishes\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"parameter\":\"insist\",\"rule\":\"contradicts-about\",\"message\":\"cannot be obeyed for shell together with the others named here\"},{\"parameter\":\"budgetMinutes\",\"rule\":\"contradicts\",\"message\":\"cannot be obeyed together with the others named here\"}]}";

    static final String SAVED_PLAN_AHEAD =
            "{\"type\":\"urn:skillway:problem:saved-plan-ahead\",\"title\":\"The plan is of a later catalog revision\","
                    + "\"status\":409,\"detail\":\"The plan was computed from catalog revision 128; this would be computed from revision 127.\","
                    + "\"code\":\"saved-plan-ahead\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String PLANNING_BUSY =
            "{\"type\":\"urn:skillway:problem:planning-busy\",\"title\":\"Too many plans are being made right now\","
                    + "\"status\":503,\"detail\":\"Other plans are waiting already; please try again shortly.\","
                    + "\"code\":\"planning-busy\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String ISSUER_UNAVAILABLE =
            "{\"type\":\"urn:skillway:problem:issuer-unavailable\",\"title\":\"Tokens cannot be verified right now\","
                    + "\"status\":503,\"detail\":\"The keys of those who issue tokens cannot be fetched; please try again shortly, with the same token.\","
                    + "\"code\":\"issuer-unavailable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String CATALOG_BUSY =
            "{\"type\":\"urn:skillway:problem:catalog-busy\",\"title\":\"The catalog has too much to do right now\","
                    + "\"status\":503,\"detail\":\"More requests than can be answered wait for the catalog; please try again shortly.\","
                    + "\"code\":\"catalog-busy\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String PROGRESS_BUSY =
            "{\"type\":\"urn:skillway:problem:progress-busy\",\"title\":\"The learners' records have too much to do right now\","
                    + "\"status\":503,\"detail\":\"More requests than can be answered wait for the learners' records; please try again shortly.\","
                    + "\"code\":\"progress-busy\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String CATALOG_BEHIND =
            "{\"type\":\"urn:skillway:problem:catalog-behind\",\"title\":\"The catalog is not known as far as you have seen it\","
                    + "\"status\":503,\"detail\":\"What is known of the catalog here is older than the revision in Skillway-Min-Catalog-Revision; please try again shortly.\","
                    + "\"code\":\"catalog-behind\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String PROGRESS_BEHIND =
            "{\"type\":\"urn:skillway:problem:progress-behind\",\"title\":\"The learner's records are not as far as you have seen them\","
                    + "\"status\":503,\"detail\":\"The learner's records are older than the version in Skillway-Min-Progress-Version; please try again shortly, or without it if they have been erased.\","
                    + "\"code\":\"progress-behind\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String TOO_MANY_REQUESTS =
            "{\"type\":\"urn:skillway:problem:too-many-requests\",\"title\":\"Too many requests\","
                    + "\"status\":429,\"detail\":\"More requests have come from you than may come in this time; the next one is possible in 3 seconds.\","
                    + "\"code\":\"too-many-requests\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String REQUEST_TIMEOUT =
            "{\"type\":\"urn:skillway:problem:request-timeout\",\"title\":\"The request did not come in time\","
                    + "\"status\":408,\"detail\":\"Nothing more of the body has come for 10 seconds; send it again, without a break.\","
                    + "\"code\":\"request-timeout\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String MALFORMED_JSON =
            "{\"type\":\"urn:skillway:problem:malformed-json\",\"title\":\"The body is not valid JSON\","
                    + "\"status\":400,\"detail\":\"The body could not be read as JSON at line 1, column 17.\","
                    + "\"code\":\"malformed-json\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String WRONG_TYPE =
            "{\"type\":\"urn:skillway:problem:wrong-type\",\"title\":\"A value has the wrong type\","
                    + "\"status\":400,\"detail\":\"A value in the body does not have the type that is expected there.\","
                    + "\"code\":\"wrong-type\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"pointer\":\"/minutes\",\"rule\":\"type\",\"message\":\"must be a number\"}]}";

    static final String INVALID_VALUE =
            "{\"type\":\"urn:skillway:problem:invalid-value\",\"title\":\"A value breaks a rule\","
                    + "\"status\":400,\"detail\":\"The request was understood, but values in it break the rules named in errors.\","
                    + "\"code\":\"invalid-value\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"pointer\":\"/modules\",\"rule\":\"required\",\"message\":\"must be given\"}]}";

    static final String UNSUPPORTED_MEDIA_TYPE =
            "{\"type\":\"urn:skillway:problem:unsupported-media-type\",\"title\":\"The media type of the body is not accepted\","
                    + "\"status\":415,\"detail\":\"Send the body as application/json.\","
                    + "\"code\":\"unsupported-media-type\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    static final String UNSUPPORTED_CONTENT_CODING =
            "{\"type\":\"urn:skillway:problem:unsupported-content-coding\",\"title\":\"The body is compressed\","
                    + "\"status\":415,\"detail\":\"Send the body as it is, without a Content-Encoding.\","
                    + "\"code\":\"unsupported-content-coding\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    private Examples() {}
}
