package org.skillway.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of an area")
class StagedWordsTest {

    private final StagedWords words = new StagedWords();

    @Test
    @DisplayName("are staged once, in however many portions they stand")
    void once() {
        assertThat(words.add(Stream.of("git", "rebase", "git"))).containsExactly("git", "rebase");
        assertThat(words.add(Stream.of("rebase", "amend", "git"))).containsExactly("amend");
    }

    @Test
    @DisplayName("are staged all, also when there are more than are remembered")
    void all() {
        String[] many = IntStream.range(0, 200_000).mapToObj(i -> "w" + i).toArray(String[]::new);
        assertThat(words.add(Stream.of(many))).hasSize(many.length);
        assertThat(words.add(Stream.of("w199999", "w0", "other")))
                .contains("w199999", "other")
                .doesNotContain("w0");
    }
}
