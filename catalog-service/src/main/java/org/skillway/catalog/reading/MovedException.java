package org.skillway.catalog.reading;

/** What was asked for lives on under another key. */
final class MovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String from;
    private final String to;

    MovedException(String from, String to) {
        super(from + " is " + to, null, false, false);
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
