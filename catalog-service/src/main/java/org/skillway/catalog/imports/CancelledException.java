package org.skillway.catalog.imports;

/** The import was cancelled while it was under way. */
final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
