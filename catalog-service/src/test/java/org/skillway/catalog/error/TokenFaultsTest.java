package org.skillway.catalog.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.AuthenticationFailedException;
import java.io.IOException;
import java.util.List;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A token that is refused")
class TokenFaultsTest {

    private static ErrorCode code(Exception cause) {
        return TokenFaults.code(new AuthenticationFailedException(cause));
    }

    @Test
    @DisplayName("is told as expired, as one that never counts, or as one of which nobody can say it")
    void told() {
        ErrorCodeValidator.Error expired = new ErrorCodeValidator.Error(ErrorCodes.EXPIRED, "expired");

        assertThat(code(new InvalidJwtException("expired", List.of(expired), null)))
                .isEqualTo(ErrorCode.TOKEN_EXPIRED);
        assertThat(code(new InvalidJwtException("wrong", List.of(), null))).isEqualTo(ErrorCode.TOKEN_INVALID);
        assertThat(code(new UnresolvableKeyException("no such key"))).isEqualTo(ErrorCode.TOKEN_INVALID);
        assertThat(code(new UnresolvableKeyException("no keys", new IOException("nobody answers"))))
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
