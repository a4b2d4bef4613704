package org.skillway.progress.replica;

/**
 * A skill that the catalog has.
 *
 * @param key the surviving key, where the skill has been merged into another
 * @param revision of the catalog that says so
 */
public record KnownSkill(String key, long revision) {}
