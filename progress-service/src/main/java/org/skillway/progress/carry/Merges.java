package org.skillway.progress.carry;

import java.util.UUID;

/** The merges that records are carried along to: as the catalog had them since a revision. */
record Merges(UUID epoch, long revision) {}
