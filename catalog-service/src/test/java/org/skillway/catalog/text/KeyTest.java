package org.skillway.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key")
class KeyTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Keyed(@Key String key) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-1", "web-developer", "0-0-0"})
    @DisplayName("of words joined by hyphens is one")
    void keys(String key) {
        assertThat(VALIDATOR.validate(new Keyed(key))).isEmpty();
        assertThat(key).matches(Key.ANY_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a\n"})
    @DisplayName("of anything else is none")
    void others(String key) {
        assertThat(VALIDATOR.validate(new Keyed(key))).hasSize(1);
        assertThat(key).doesNotMatch(Key.ANY_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "a-bc-", "-", "a"})
    @DisplayName("of a million characters is none, and is told so without a failure")
    void endless(String part) {
        assertThat(VALIDATOR.validate(new Keyed(part.repeat(1_000_000 / part.length()))))
                .hasSize(1);
        assertThat((part.repeat(1_000_000 / part.length()) + "!").matches(Key.ANY_LENGTH))
                .isFalse();
    }
}
