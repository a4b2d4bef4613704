package org.skillway.catalog.audit;

import java.util.Locale;

/** What whoever watches over the service has to know of, as it stands in the table {@code security_event} and in the log. */
public enum SecurityEvent {
    /** Somebody who is known may not. */
    ACCESS_REFUSED,
    /** A token was missing where one is needed, or does not count. */
    TOKEN_REFUSED,
    /** Others than before may change a module or a course, or see its draft. */
    OWNERS_CHANGED,
    TEXT_REDACTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
