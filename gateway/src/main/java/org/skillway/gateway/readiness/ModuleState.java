package org.skillway.gateway.readiness;

/** What a module is to a learner. */
public enum ModuleState {
    /** Completed, in whichever version. */
    DONE,
    /** All that it needs is met. */
    OPEN,
    /** Something that it needs is not met. */
    LOCKED
}
