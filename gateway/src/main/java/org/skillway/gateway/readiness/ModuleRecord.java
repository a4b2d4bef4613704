package org.skillway.gateway.readiness;

import java.time.Instant;

/**
 * That one learner has completed a module.
 *
 * @param version the highest that was completed
 * @param happenedAt when it was completed first
 */
public record ModuleRecord(String key, int version, Instant happenedAt) {}
