package org.skillway.progress.carry;

/**
 * A part of what stands.
 *
 * @param name as it is written in SQL
 * @param pages how large it is
 */
record Partition(String name, long pages) {}
