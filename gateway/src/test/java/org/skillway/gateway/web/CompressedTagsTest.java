package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The entity tag of a compressed answer")
class CompressedTagsTest {

    @ParameterizedTest(name = "of {0} is {1}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {"\"a\",\"a--gzip\"", "\"\",\"--gzip\"", "W/\"a\",W/\"a\"", "none,none", "\",\""})
    void compressed(String tag, String compressed) {
        assertThat(CompressedTags.compressed(tag)).isEqualTo(compressed);
    }

    @ParameterizedTest(name = "comes back as {0} and is read as {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"a--gzip\"|\"a\"",
                "W/\"a--gzip\"|W/\"a\"",
                "\"a--gzip\", \"b\",\"c--gzip\" , W/\"d--gzip\"|\"a\", \"b\",\"c\" , W/\"d\"",
                "\"a--gzip--gzip\"|\"a--gzip\"",
                "\"a--gzipped\"|\"a--gzipped\"",
                "*|*"
            })
    void plain(String tags, String plain) {
        assertThat(CompressedTags.plain(tags)).isEqualTo(plain);
    }

    @Test
    @DisplayName("is found in a list only where it stands in it whole")
    void named() {
        assertThat(CompressedTags.names("\"x\", W/\"a--gzip\"", "\"a\"")).isTrue();
        assertThat(CompressedTags.names("\"a\"", "\"a\"")).isFalse();
        assertThat(CompressedTags.names("\"aa--gzip\"", "\"a\"")).isFalse();
        assertThat(CompressedTags.names(null, "\"a\"")).isFalse();
        assertThat(CompressedTags.names("W/\"a\"", "W/\"a\"")).isFalse();
    }
}
