package org.skillway.progress.audit;

import java.time.Instant;

/**
 * How often the same was refused.
 *
 * @param since when it was first
 * @param requestId of the first
 */
record CountedRefusal(Refusal refusal, Instant since, String requestId, long times) {

    Noted noted() {
        return new Noted(refusal.event(), refusal.code(), new Origin(refusal.operation(), requestId), times);
    }
}
