package org.skillway.gateway.audit;

import java.util.Locale;
import org.skillway.gateway.error.ErrorCode;

/** What whoever watches over the gateway has to know of, as it stands in the log. */
enum SecurityEvent {
    /** Somebody who is known may not, or a page of a foreign origin. */
    ACCESS_REFUSED,
    /** A token was missing where one is needed, or does not count. */
    TOKEN_REFUSED,
    /** Somebody asked too often, or for too many streams. */
    TOO_MUCH_ASKED;

    static SecurityEvent of(ErrorCode code) {
        return switch (code.status()) {
            case 401 -> TOKEN_REFUSED;
            case 403 -> ACCESS_REFUSED;
            default -> TOO_MUCH_ASKED;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
