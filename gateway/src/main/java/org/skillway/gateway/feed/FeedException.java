package org.skillway.gateway.feed;

/** A service could not be followed: it is out of reach, or says something that the contract does not know. */
public class FeedException extends Exception {

    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What came breaks the contract: going on from here would only repeat it, so the follower starts over. */
    static final class Broken extends FeedException {

        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }

        Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The service did not accept our token. */
    public static final class Unauthorized extends FeedException {

        private static final long serialVersionUID = 1L;

        Unauthorized() {
            super("Our token is not accepted");
        }
    }

    /** The catalog does not give what was asked for: it does not have it. */
    static final class Refused extends FeedException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super("The catalog refuses what it was asked for");
        }
    }
}
