package org.skillway.catalog.error;

import java.util.Locale;

/**
 * Every way in which a request can fail, with its HTTP status. The wire form ({@code unknown-key}) is stable: clients
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
    NO_SUCH_PATH(404),
    UNKNOWN_KEY(404),
    UNKNOWN_VERSION(404),
    UNKNOWN_REVISION(404),
    NO_DRAFT(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    KEY_TAKEN(409),
    MERGED(409),
    STILL_NEEDED(409),
    BREAKS_CATALOG_RULES(409),
    NOT_PUBLISHABLE(409),
    TOO_LATE(409),
    CANNOT_REVERT(409),
    LENGTH_REQUIRED(411),
    STALE_ETAG(412),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_CONTENT_CODING(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    UNAVAILABLE(503);

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
