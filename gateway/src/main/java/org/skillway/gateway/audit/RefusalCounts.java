package org.skillway.gateway.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts what is refused, in memory that does not grow with it: whatever floods in, a minute comes to no more than two entries
 * for each of {@link #MOST} refusals that are told apart, and for each code. The first of its kind is told soon, what follows
 * when the minute is over.
 */
final class RefusalCounts {

    /** Of how many kinds a minute is told one by one. */
    static final int MOST = 64;

    private final Clock clock;
    private final Map<Refusal, Count> counts = new HashMap<>();
    private Instant minute = Instant.MIN;

    private static final class Count {

        private Instant since;
        private String requestId;
        private long times;
        private boolean told;
    }

    RefusalCounts(Clock clock) {
        this.clock = clock;
    }

    synchronized void count(Refusal refusal, String requestId) {
        boolean isApart = counts.size() < MOST || counts.containsKey(refusal);
        Count count = counts.computeIfAbsent(isApart ? refusal : refusal.atLarge(), kind -> new Count());
        if (count.times == 0) {
            count.since = clock.instant();
            count.requestId = requestId;
        }
        count.times++;
    }

    /** What is to be told by now. */
    synchronized List<CountedRefusal> take() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (now.equals(minute)) {
            return take(true);
        }
        minute = now;
        return takeAll();
    }

    /** All that has not been told. */
    synchronized List<CountedRefusal> takeAll() {
        List<CountedRefusal> rest = take(false);
        counts.clear();
        return rest;
    }

    private List<CountedRefusal> take(boolean onlyNew) {
        List<CountedRefusal> taken = new ArrayList<>();
        counts.forEach((refusal, count) -> {
            if (count.times > 0 && !(onlyNew && count.told)) {
                taken.add(new CountedRefusal(UUID.randomUUID(), refusal, count.since, count.requestId, count.times));
                count.times = 0;
                count.told = true;
            }
        });
        return taken;
    }
}
