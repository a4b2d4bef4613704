package org.skillway.catalog.error;

import java.io.IOException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tells an expired token, which a client renews by itself, from one that will never be accepted, and both from one of which
 * nobody can say it, since the issuer's keys could not be fetched: whoever sent that shall not sign in again.
 */
final class TokenFaults {

    private TokenFaults() {}

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
