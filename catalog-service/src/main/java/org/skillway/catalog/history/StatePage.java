package org.skillway.catalog.history;

import java.util.List;

/**
 * A part of a list, in the order of keys.
 *
 * @param more whether states follow the last of these
 * @param total how many there are in all; null unless asked for
 */
public record StatePage(List<State> states, boolean more, Long total) {}
