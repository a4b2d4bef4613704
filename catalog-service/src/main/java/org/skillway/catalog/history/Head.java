package org.skillway.catalog.history;

import java.util.UUID;

/** How far the catalog has come, in which epoch (renewed by a restore). */
public record Head(UUID epoch, long revision) {}
