package org.skillway.progress.imports;

/**
 * What is wrong with a line. It holds nothing of what the line says, which may name a person.
 *
 * @param field the member or column; empty for the whole line
 * @param rule a word that {@code rule.…} in the problems' messages puts into a sentence
 */
record CompletionFault(long line, String field, String rule) {}
