package org.skillway.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/**
 * How new an answer has to be at least, since the client has seen these numbers already, at another gateway perhaps. They say
 * nothing about an answer that is asked for at a revision or version of its own.
 *
 * @param revision of the catalog; 0 where the client has seen none
 * @param version of the progress; 0 where the client has seen none
 */
public record Least(long revision, long version) {

    public static final String REVISION_HEADER = "Skillway-Min-Catalog-Revision";
    public static final String VERSION_HEADER = "Skillway-Min-Progress-Version";

    public static final String REVISION_DESCRIPTION =
            "A catalog revision that the client has seen: the answer is computed from one that is at least as new, or it is"
                    + " 503 `catalog-behind` after two seconds. It means nothing where `revision` is said.";
    public static final String VERSION_DESCRIPTION =
            "A progress version of this learner that the client has seen: the answer is computed from one that is at least"
                    + " as new, or it is 503 `progress-behind` after two seconds. It means nothing where `version` or `asOf` is said.";

    public static final Least NONE = new Least(0, 0);

    private static final int DIGITS = 18;

    /**
     * @param revision the header as it came, or null
     * @param version the header as it came, or null
     * @throws ProblemException when one of them is no number
     */
    public static Least of(String revision, String version) {
        return new Least(number(REVISION_HEADER, revision), number(VERSION_HEADER, version));
    }

    /** @throws ProblemException when one of the headers is no number */
    public static Least of(HttpServerRequest request) {
        return of(request.getHeader(REVISION_HEADER), request.getHeader(VERSION_HEADER));
    }

    private static long number(String header, String given) {
        if (given == null) {
            return 0;
        }
        if (!given.matches("-?[0-9]+")) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(header, "integer");
        }
        if (given.startsWith("-")) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(header, "at-least", 0);
        }
        // More than there will ever be, however many digits it has.
        return given.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(given);
    }
}
