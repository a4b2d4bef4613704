package org.skillway.progress.error;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tells an expired token, which a client renews by itself, from one that will never be accepted, and both from one of which
 * nobody can say it, since the issuer's keys could not be fetched: whoever sent that shall not sign in again.
 */
public final class TokenFaults {

    private TokenFaults() {}

    /** The problem of a token that was refused. */
    public static ProblemException problem(Throwable failure) {
        ErrorCode code = code(failure);
        return code == ErrorCode.UNAVAILABLE
                ? new ProblemException(code, Map.of(HttpHeaders.RETRY_AFTER, "5"))
                : new ProblemException(code, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    }

    static ErrorCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return invalid.hasErrorCode(ErrorCodes.EXPIRED) ? ErrorCode.TOKEN_EXPIRED : ErrorCode.TOKEN_INVALID;
            }
            if (cause instanceof IOException) {
                return ErrorCode.UNAVAILABLE;
            }
        }
        return ErrorCode.TOKEN_INVALID;
    }
}
