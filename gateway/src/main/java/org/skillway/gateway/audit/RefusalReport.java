package org.skillway.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Refusals as progress-service takes them into its audit log; {@code deploy/contract/README.md} describes them. */
record RefusalReport(List<Item> items) {

    /** Of as many at once. */
    static final int MOST = 200;

    /** @param millisecondsAgo at most a day: no time of day, since clocks differ */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id, String event, String code, String operation, String requestId, long times, long millisecondsAgo) {}

    static RefusalReport of(List<CountedRefusal> counted, Instant now) {
        return new RefusalReport(
                counted.stream().map(refusal -> item(refusal, now)).toList());
    }

    private static Item item(CountedRefusal counted, Instant now) {
        return new Item(
                counted.id(),
                counted.refusal().event().toString(),
                counted.refusal().code(),
                counted.refusal().operation(),
                counted.requestId(),
                counted.times(),
                Math.max(0, Duration.between(counted.since(), now).toMillis()));
    }
}
