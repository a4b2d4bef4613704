package org.skillway.catalog.history;

/**
 * How far the catalog has come, and one state that held at a revision up to there.
 *
 * @param state null when the key had not been published by then
 */
public record HeadAndState(Head head, State state) {}
