package org.skillway.catalog.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A secret")
class SecretsTest {

    private static final String KEY = "quarkus.datasource.password";

    @ParameterizedTest(name = "\"{0}\" is a placeholder")
    @ValueSource(
            strings = {
                "changeme",
                "change-me",
                "please-CHANGE_ME-now-1234567890",
                "secret",
                "password123",
                "Password-2026!!!",
                "postgres",
                "progress_owner",
                "the-skillway-client-secret",
                "client-secret-of-tests",
                "of-no-use",
                "<the password of the user>",
                "${CATALOG_PASSWORD}",
                "{{ .Values.password }}",
                "xxxxxxxxxxxxxxxxxxxx",
                "0000000000000000",
                "1234567890"
            })
    void placeholder(String secret) {
        assertThat(Secrets.fault(KEY, Optional.of(secret))).hasValueSatisfying(why -> assertThat(why)
                .startsWith("quarkus.datasource.password ")
                .contains(" is a placeholder", "Set QUARKUS_DATASOURCE_PASSWORD "));
    }

    @Test
    @DisplayName("is not told, whatever is wrong with it")
    void untold() {
        assertThat(Secrets.fault(KEY, Optional.of("please-CHANGE_ME-now")))
                .hasValueSatisfying(why -> assertThat(why).doesNotContain("please"));
        assertThat(Secrets.fault(KEY, Optional.of("k3-Qv9-Zx")))
                .hasValueSatisfying(why -> assertThat(why).doesNotContain("k3"));
    }

    @Test
    @DisplayName("is missing, or too short to be one")
    void missing() {
        assertThat(Secrets.fault(KEY, Optional.empty())).get().asString().contains(" is not set");
        assertThat(Secrets.fault(KEY, Optional.of("  "))).get().asString().contains(" is not set");
        assertThat(Secrets.fault(KEY, Optional.of("k3-Qv9-Zx")))
                .get()
                .asString()
                .contains(" has 9 characters");
    }

    @ParameterizedTest(name = "\"{0}\" is one")
    @ValueSource(
            strings = {
                "q5JbMzv0Qh3kZ8x1uR6tW9yB2nD4fG7c",
                "correct horse battery staple",
                "8f14e45fceea167a5a36dedd4bea2543",
                "vQ9s-Kt2LmPz0Xy4"
            })
    void one(String secret) {
        assertThat(Secrets.fault(KEY, Optional.of(secret))).isEmpty();
    }
}
