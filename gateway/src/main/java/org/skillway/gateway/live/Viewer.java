package org.skillway.gateway.live;

import java.time.Instant;
import java.util.Locale;
import org.skillway.gateway.learner.Caller;

/**
 * Who follows whose progress.
 *
 * @param until when the token expires
 * @param language of problems
 */
record Viewer(String learner, String subject, Caller caller, Instant until, Locale language) {

    /** Nobody can take from a learner the sight of their own progress. */
    boolean isLearner() {
        return learner.equals(subject);
    }

    /** Without the ids and the token, which do not belong in a log. */
    @Override
    public String toString() {
        return "Viewer[" + caller.requestId() + "]";
    }
}
