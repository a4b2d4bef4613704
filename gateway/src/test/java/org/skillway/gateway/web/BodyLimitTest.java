package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limit of imports")
class BodyLimitTest {

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Test
    @DisplayName("above that of HTTP, or both below that of other bodies, is refused at the start, with what to do")
    void mismatch() {
        assertThatCode(() -> new BodyLimit(size(4_000_000), size(4_000_000)).check(null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new BodyLimit(size(4_000_000), size(3_999_999)).check(null))
                .hasMessageContainingAll("skillway.imports.max-upload", "4000000", "unset");
        assertThatThrownBy(() -> new BodyLimit(size(1000), size(1000)).check(null))
                .hasMessageContaining("1M at least");
    }
}
