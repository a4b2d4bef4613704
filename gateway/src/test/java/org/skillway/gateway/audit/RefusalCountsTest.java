package org.skillway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Counting refusals")
class RefusalCountsTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:05Z");

    private Instant now = START;
    private final InstantSource source = () -> now;
    private final RefusalCounts counts = new RefusalCounts(source.withZone(ZoneOffset.UTC));

    private static Refusal of(String operation) {
        return new Refusal(SecurityEvent.ACCESS_REFUSED, "forbidden", operation);
    }

    private static List<Long> times(List<CountedRefusal> taken) {
        return taken.stream().map(CountedRefusal::times).toList();
    }

    private static void isTold(CountedRefusal told, Refusal refusal, String request, long times) {
        assertThat(told).isEqualTo(new CountedRefusal(told.id(), refusal, START, request, times));
    }

    @Test
    @DisplayName("tells the first at once, with its time and request, and what follows when the minute is over")
    void minute() {
        counts.take();
        counts.count(of("getRole"), "request-1");
        counts.count(of("getRole"), "request-2");
        now = START.plusSeconds(1);
        assertThat(counts.take()).singleElement().satisfies(first -> isTold(first, of("getRole"), "request-1", 2));
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(10);
            counts.count(of("getRole"), "request-" + now);
            assertThat(counts.take()).isEmpty();
        }
        now = START.plus(Duration.ofMinutes(1));
        assertThat(times(counts.take())).containsExactly(5L);
        assertThat(counts.take()).isEmpty();
        counts.count(of("getRole"), "request-8");
        assertThat(times(counts.take())).containsExactly(1L);
    }

    @Test
    @DisplayName("tells apart where and why, and loses none")
    void apart() {
        counts.count(of("getRole"), "1");
        counts.count(of("getRole"), "2");
        counts.count(of("createRole"), "3");
        counts.count(new Refusal(SecurityEvent.TOKEN_REFUSED, "token-expired", "getRole"), "4");
        counts.count(of("getRole"), "5");
        List<CountedRefusal> all = counts.takeAll();
        assertThat(all).hasSize(3).anySatisfy(one -> isTold(one, of("getRole"), "1", 3));
        assertThat(all).extracting(CountedRefusal::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "of a hundred thousand kinds within a minute tells few things, whose numbers are right, and keeps nothing")
    void flood() {
        List<CountedRefusal> told = new ArrayList<>(counts.take());
        IntStream.range(0, 100_000).forEach(i -> {
            counts.count(of("operation" + i), "request-" + i);
            if (i % 1_000 == 0) {
                now = now.plusMillis(500);
                told.addAll(counts.take());
            }
        });
        told.addAll(counts.takeAll());
        assertThat(told).hasSizeLessThanOrEqualTo(2 * (RefusalCounts.MOST + 1));
        assertThat(times(told).stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
        assertThat(told).anyMatch(one -> one.refusal().equals(of(null)));
        assertThat(counts.takeAll()).isEmpty();
    }
}
