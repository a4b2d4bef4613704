package org.skillway.catalog.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

/**
 * A line for each security event, of words of ours and the request's name alone: nothing in it says who, and nobody can write
 * into it.
 */
@ApplicationScoped
class SecurityLog {

    /** The category by which the lines can be sent elsewhere. */
    static final String CATEGORY = "org.skillway.security";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final String NONE = "-";

    void write(@Observes(during = TransactionPhase.AFTER_SUCCESS) Noted noted) {
        LOG.info(line(noted));
    }

    static String line(Noted noted) {
        return "event=%s code=%s operation=%s request=%s times=%d"
                .formatted(
                        noted.event(),
                        said(noted.code()),
                        said(noted.origin().operation()),
                        said(noted.origin().requestId()),
                        noted.times());
    }

    private static String said(String word) {
        return word == null ? NONE : word;
    }
}
