package org.skillway.gateway.error;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Tells an expired token, which a client renews by itself, from one that will never be accepted. */
final class TokenFaults {

    private TokenFaults() {}

    static ErrorCode code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return invalid.hasErrorCode(ErrorCodes.EXPIRED) ? ErrorCode.TOKEN_EXPIRED : ErrorCode.TOKEN_INVALID;
            }
        }
        return ErrorCode.TOKEN_INVALID;
    }
}
