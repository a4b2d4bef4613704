package org.skillway.catalog.search;

/** How many of the entities found have a value. */
public record FacetCount(String value, long count) {}
