package org.skillway.gateway.readiness;

/** On what a completion rests, the weakest first. */
public enum Evidence {
    SELF_REPORTED,
    MODULE_COMPLETED,
    ASSESSED,
    IMPORTED
}
