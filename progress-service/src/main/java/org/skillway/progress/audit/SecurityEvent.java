package org.skillway.progress.audit;

import org.skillway.progress.web.Words;

/** What whoever watches over the service has to know of, as it stands in the table {@code security_event} and in the log. */
public enum SecurityEvent {
    /** Somebody who is known may not. */
    ACCESS_REFUSED,
    /** A token was missing where one is needed, or does not count. */
    TOKEN_REFUSED,
    SIGHT_GRANTED,
    SIGHT_WITHDRAWN,
    /** The owners of a course see what belongs to it of whoever takes it. */
    COURSE_TAKEN,
    COURSE_LEFT,
    PROGRESS_EXPORTED,
    LEARNER_ERASED,
    COMPLETIONS_IMPORTED;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
