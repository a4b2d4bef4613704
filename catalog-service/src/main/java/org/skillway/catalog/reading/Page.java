package org.skillway.catalog.reading;

import java.util.List;

/**
 * A part of a list.
 *
 * @param next the cursor of the following page; null on the last
 * @param total how many there are in all; null unless asked for
 */
public record Page<T>(List<T> items, String next, Long total) {}
