package org.skillway.catalog.imports.format;

/**
 * One broken rule.
 *
 * @param rule stable word
 * @param message what is wrong, in English
 */
public record Fault(String file, long line, String field, String rule, String message) {}
