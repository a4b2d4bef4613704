package org.skillway.catalog.imports.format;

/**
 * Where something stands in what was sent.
 *
 * @param file name of the file
 * @param line counted from 1; 0 for the file as a whole
 * @param field JSON Pointer (RFC 6901) or name of the column; empty for the whole line
 */
public record Place(String file, long line, String field) {

    Place at(String more) {
        return new Place(file, line, field + more);
    }

    Place column(String name) {
        return new Place(file, line, name);
    }

    public Fault fault(String rule, String message) {
        return new Fault(file, line, field, rule, message);
    }
}
