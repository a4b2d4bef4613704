package org.skillway.gateway.graph;

/** How much a role asks for something (the terms of ESCO). */
public enum Importance {
    ESSENTIAL,
    OPTIONAL
}
