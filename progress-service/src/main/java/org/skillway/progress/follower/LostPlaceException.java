package org.skillway.progress.follower;

/** The catalog went on from another place than the follower stands at; only a snapshot leads back. */
final class LostPlaceException extends FeedException {

    private static final long serialVersionUID = 1L;

    LostPlaceException(String message) {
        super(message);
    }
}
