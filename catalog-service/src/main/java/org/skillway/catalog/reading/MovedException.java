package org.skillway.catalog.reading;

/** What was asked for lives on under another key. */
final class MovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String to;

    MovedException(String from, String to) {
        super(from + " is " + to, null, false, false);
        this.to = to;
    }

    String to() {
        return to;
    }
}
