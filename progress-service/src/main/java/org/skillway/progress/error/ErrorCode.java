package org.skillway.progress.error;

import java.util.Locale;

/**
 * Every way in which a request can fail, with its HTTP status. The wire form ({@code unknown-skill}) is stable: clients
 * branch on it, people read the title, which is translated in {@code problems*.properties}.
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
    NOT_YOUR_LEARNER(403),
    NO_SUCH_PATH(404),
    UNKNOWN_SKILL(404),
    UNKNOWN_MODULE(404),
    UNKNOWN_ROLE(404),
    UNKNOWN_COURSE(404),
    NO_RECORD(404),
    UNKNOWN_IMPORT(404),
    UNKNOWN_COHORT(404),
    NOTHING_TO_UNDO(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    LENGTH_REQUIRED(411),
    ENTRY_ID_USED(409),
    RETIRED(409),
    TOO_LATE(409),
    PUBLISHED_TODAY(409),
    TOO_MANY_PLANS(409),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_CONTENT_CODING(415),
    IDEMPOTENCY_KEY_REUSED(422),
    RECORDS_REFUSED(422),
    UNKNOWN_IN_PLAN(422),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    UNAVAILABLE(503),
    CATALOG_NOT_KNOWN_YET(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether somebody asked for what they may not have, or nobody knows who it was. */
    public boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** The code as it stands in a problem's {@code code} and at the end of its {@code type}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
