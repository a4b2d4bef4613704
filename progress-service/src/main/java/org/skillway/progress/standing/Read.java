package org.skillway.progress.standing;

import org.skillway.progress.web.ProgressMoment;

/**
 * An answer about a learner.
 *
 * @param moment the state of the ledger that it was read from
 * @param tag what its ETag has to name beside; null for nothing
 */
public record Read<T>(T body, ProgressMoment moment, String tag) {}
