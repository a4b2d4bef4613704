package org.skillway.gateway.error;

import java.util.Locale;

/**
 * Every way in which a request can fail at the gateway itself, with its HTTP status; what a service refuses has the
 * service's own code. The wire form ({@code unknown-key}) is stable: clients branch on it, people read the title, which is
 * translated in {@code problems*.properties}.
 */
public enum ErrorCode {
    MALFORMED_JSON(400),
    DUPLICATE_FIELD(400),
    UNKNOWN_FIELD(400),
    WRONG_TYPE(400),
    INVALID_VALUE(400),
    INVALID_PARAMETER(400),
    UNKNOWN_PARAMETER(400),
    BAD_REQUEST(400),
    TOKEN_MISSING(401),
    TOKEN_EXPIRED(401),
    TOKEN_INVALID(401),
    FORBIDDEN(403),
    ORIGIN_NOT_ALLOWED(403),
    NO_SUCH_PATH(404),
    UNKNOWN_KEY(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONTRADICTORY_WISHES(409),
    PLAN_UNDECIDED(409),
    SAVED_PLAN_AHEAD(409),
    LENGTH_REQUIRED(411),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_CONTENT_CODING(415),
    TOO_MANY_REQUESTS(429),
    TOO_MANY_EVENT_STREAMS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    PLANNING_BUSY(503),
    EVENTS_UNAVAILABLE(503),
    ISSUER_UNAVAILABLE(503),
    CATALOG_NOT_LOADED(503),
    CATALOG_UNAVAILABLE(503),
    CATALOG_BUSY(503),
    CATALOG_BEHIND(503),
    PROGRESS_UNAVAILABLE(503),
    PROGRESS_BUSY(503),
    PROGRESS_BEHIND(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether somebody asked for what they may not have, or too often, or nobody knows who it was. */
    public boolean isRefusal() {
        return status == 401 || status == 403 || status == 429;
    }

    /** The code as it stands in a problem's {@code code} and at the end of its {@code type}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
