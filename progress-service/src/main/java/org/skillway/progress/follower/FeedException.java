package org.skillway.progress.follower;

/** The feed could not be followed to its end this time; the next try goes on from the last commit. */
class FeedException extends Exception {

    private static final long serialVersionUID = 1L;

    FeedException(String message) {
        super(message);
    }

    FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
