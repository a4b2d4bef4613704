package org.skillway.gateway.graph;

/**
 * Something that can be learned and shown.
 *
 * @param number its place in the graph's dense numbering, in which a skill comes after its prerequisites
 */
public record Skill(int number, String key, Titles titles) {}
