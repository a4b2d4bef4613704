package org.skillway.gateway.learner;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/** A learner is the subject of a token: 1 to 255 printable ASCII characters. */
public final class LearnerId {

    static final String ME = "me";
    static final String FORM = "[ -~]{1,255}";

    private LearnerId() {}

    /** @param given as in the path, decoded; {@code me} stands for whoever asks */
    public static String resolve(String given, JsonWebToken token) {
        if (given.equals(ME)) {
            return token.getSubject();
        }
        if (!given.matches(FORM)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("id", "learner-id");
        }
        return given;
    }
}
