package org.skillway.progress.error;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Tells an expired token, which a client renews by itself, from one that will never be accepted. */
public final class TokenFaults {

    private TokenFaults() {}

    /** The problem of a token that was refused. */
    public static ProblemException problem(Throwable failure) {
        return new ProblemException(
                code(failure), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    }

    static ErrorCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return invalid.hasErrorCode(ErrorCodes.EXPIRED) ? ErrorCode.TOKEN_EXPIRED : ErrorCode.TOKEN_INVALID;
            }
        }
        return ErrorCode.TOKEN_INVALID;
    }
}
