package org.skillway.gateway.readiness;

/** How far a learner is with one skill; a later constant outweighs an earlier one. */
public enum State {
    OPEN,
    IN_PROGRESS,
    CLAIMED,
    COMPLETED
}
