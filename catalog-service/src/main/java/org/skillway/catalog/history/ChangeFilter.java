package org.skillway.catalog.history;

import java.time.Instant;

/**
 * Which changes are wanted; null members do not restrict.
 *
 * @param entity only changes that touched it
 * @param from the earliest time
 * @param to the time before which
 */
public record ChangeFilter(EntityKey entity, String actor, Action action, Instant from, Instant to) {}
