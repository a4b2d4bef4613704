package org.skillway.gateway.readiness;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a learner stands on one skill, everything recorded on merged keys included.
 *
 * @param evidence each kind once, the weakest first
 * @param completedAt when it was first completed; null unless it is
 */
public record Standing(State state, List<Evidence> evidence, Instant completedAt) {

    static final Standing OPEN = new Standing(State.OPEN, List.of(), null);

    static Standing of(SkillRecord entry) {
        return new Standing(
                entry.state(),
                entry.evidence().stream().distinct().sorted().toList(),
                entry.state() == State.COMPLETED ? entry.happenedAt() : null);
    }

    Standing and(Standing other) {
        return new Standing(
                state.compareTo(other.state) >= 0 ? state : other.state,
                Stream.concat(evidence.stream(), other.evidence.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                earlier(completedAt, other.completedAt));
    }

    /** The same as if it were completed, which changes nothing where it is. */
    Standing asCompleted() {
        return new Standing(State.COMPLETED, evidence, completedAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
