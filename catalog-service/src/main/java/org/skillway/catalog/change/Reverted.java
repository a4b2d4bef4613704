package org.skillway.catalog.change;

/**
 * What taking a change back came to.
 *
 * @param revision the change that took it back; where nothing was left to take back, the newest revision
 * @param made whether there is such a change
 */
record Reverted(long revision, boolean made) {}
