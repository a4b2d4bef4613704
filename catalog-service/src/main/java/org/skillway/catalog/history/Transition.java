package org.skillway.catalog.history;

/**
 * What a change made of one entity.
 *
 * @param before the state that the change ended; null when the change brought the entity
 */
public record Transition(State before, State after) {

    /** What happened to the entity. */
    public Happening happening() {
        return Happening.of(before == null ? null : before.status(), after.status());
    }
}
