package org.skillway.catalog.history;

/** That a change touched an entity, and how. */
public record Touched(EntityKey entity, Happening happening) {}
