package org.skillway.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.skillway.gateway.config.ServicesConfig;

/**
 * Whether a service is worth asking: after too many requests that it did not answer none goes there for a while, and then
 * one, which decides.
 */
final class Circuit {

    private final CircuitBreaker breaker;

    /** @param longestTrial after which the one request that decides counts as failed, whatever became of it */
    Circuit(Service service, ServicesConfig.Breaker config, Duration longestTrial) {
        this.breaker = CircuitBreaker.of(
                service.module(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(Math.toIntExact(config.window().toSeconds()))
                        .minimumNumberOfCalls(config.fewest())
                        .failureRateThreshold(config.failedPercent())
                        .waitDurationInOpenState(config.pause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(longestTrial)
                        .build());
    }

    /** A request that may go there, to be told what became of it; none while the service is left alone. */
    Optional<Trial> trial() {
        return breaker.tryAcquirePermission() ? Optional.of(new Trial()) : Optional.empty();
    }

    /** Whether the service is left alone, or one request is finding out whether it still has to be. */
    boolean isOpen() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** One request that is under way; only the first word about it counts. */
    final class Trial {
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final long began = System.nanoTime();

        void answered() {
            if (open.compareAndSet(true, false)) {
                breaker.onSuccess(nanos(), TimeUnit.NANOSECONDS);
            }
        }

        void failed(Throwable failure) {
            if (open.compareAndSet(true, false)) {
                breaker.onError(nanos(), TimeUnit.NANOSECONDS, failure);
            }
        }

        /** What became of it says nothing about the service. */
        void saysNothing() {
            if (open.compareAndSet(true, false)) {
                breaker.releasePermission();
            }
        }

        long nanos() {
            return System.nanoTime() - began;
        }
    }
}
