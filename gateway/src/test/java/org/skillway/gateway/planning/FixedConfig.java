package org.skillway.gateway.planning;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** What planning may cost in a test: ample, but for what the test says. */
record FixedConfig(Duration effort, Duration distance, Duration longest, Duration turn) implements PlanConfig {

    static final FixedConfig AMPLE = new FixedConfig(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(1));

    FixedConfig withEffort(Duration other) {
        return new FixedConfig(other, distance, longest, turn);
    }

    FixedConfig withDistance(Duration other) {
        return new FixedConfig(effort, other, longest, turn);
    }

    FixedConfig withLongest(Duration other) {
        return new FixedConfig(effort, distance, other, turn);
    }

    FixedConfig withTurn(Duration other) {
        return new FixedConfig(effort, distance, longest, other);
    }

    @Override
    public int processes() {
        return 1;
    }

    @Override
    public MemorySize heap() {
        return new MemorySize(BigInteger.valueOf(128 << 20));
    }

    @Override
    public int waiting() {
        return 1;
    }

    @Override
    public Duration mostEffort() {
        return effort;
    }

    @Override
    public Duration comparing() {
        return effort;
    }

    @Override
    public int distancesKept() {
        return 1_000;
    }
}
