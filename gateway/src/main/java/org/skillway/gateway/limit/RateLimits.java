package org.skillway.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Arrays;
import org.skillway.gateway.config.RateLimitsConfig;

/**
 * A bucket of requests for each client and policy, which fills evenly. It is forgotten when it has not been used for so
 * long that it is full again, or when there are more than may be remembered.
 */
final class RateLimits {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final RateLimitsConfig config;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    private record Key(Policy policy, Client client) {}

    RateLimits(RateLimitsConfig config, TimeMeter time) {
        this.config = config;
        this.time = time;
        Duration longest = Arrays.stream(Policy.values())
                .map(policy -> policy.quota(config).window())
                .max(Duration::compareTo)
                .orElseThrow();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(longest)
                // To wake another thread costs more than what it would do.
                .executor(Runnable::run)
                .ticker((Ticker) time::currentTimeNanos)
                .build();
    }

    /** Takes one request of what the client has. */
    Verdict take(Policy policy, Client client) {
        RateLimitsConfig.Quota quota = policy.quota(config);
        long requests = quota.requests() * client.share();
        ConsumptionProbe probe = buckets.get(new Key(policy, client), key -> bucket(requests, quota.window()))
                .tryConsumeAndReturnRemaining(1);
        return new Verdict(
                policy,
                requests,
                quota.window().toSeconds(),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill()));
    }

    /** Of how many clients and policies something is known. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket(long requests, Duration window) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, -Math.floorDiv(-nanos, NANOS));
    }
}
