package org.skillway.gateway.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * How often the same was refused.
 *
 * @param id by which it is known wherever it is told, however often
 * @param since when it was first
 * @param requestId of the first
 */
record CountedRefusal(UUID id, Refusal refusal, Instant since, String requestId, long times) {

    /** As it stands in the log: words of ours and the request's name alone. */
    String line() {
        return "event=%s code=%s operation=%s request=%s times=%d since=%s"
                .formatted(
                        refusal.event(),
                        refusal.code(),
                        refusal.operation() == null ? "-" : refusal.operation(),
                        requestId,
                        times,
                        since);
    }
}
