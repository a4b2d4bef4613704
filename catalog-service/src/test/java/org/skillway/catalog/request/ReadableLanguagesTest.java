package org.skillway.catalog.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Accept-Language")
class ReadableLanguagesTest {

    @ParameterizedTest(name = "\"{0}\" is read")
    @ValueSource(strings = {"ka", "ka-GE, en;q=0.8,*; q=0.001", "", ",, ka ,", "EN ; Q=1.000", "a-b-c-d-e-f-1"})
    void readable(String languages) {
        assertThat(ReadableLanguages.isReadable(languages)).isTrue();
    }

    @ParameterizedTest(name = "\"{0}\" is not read")
    @ValueSource(
            strings = {"-", "x-", "ka;q=2", "ka;q=0.1234", "ka;q", "ka;", "ka ge", "*-*", "ka_GE", ";", "q=1", "ქა"})
    void unreadable(String languages) {
        assertThat(ReadableLanguages.isReadable(languages)).isFalse();
    }

    @Test
    @DisplayName("is read up to 200 characters, quickly whatever they are")
    void bounds() {
        assertThat(ReadableLanguages.isReadable("ka,".repeat(66) + "ka")).isTrue();
        assertThat(ReadableLanguages.isReadable("ka,".repeat(66) + "kat")).isFalse();
        assertThat(ReadableLanguages.isReadable(" ,".repeat(99) + "!")).isFalse();
        assertThat(ReadableLanguages.isReadable(" ".repeat(199) + "!")).isFalse();
    }
}
