package org.skillway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A regular expression")
class BacktrackingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "([a-z0-9]+)*-",
                "(a|a)*b",
                "(a|aa)+",
                "(.*)*x",
                "(\\w|_)+!",
                "([a-z]+-?)*",
                "(?:[ \\t]*,?[ \\t]*)*x",
                "[a-z]*[a-z0-9]*[a-z]*x",
                "[^;]*(?:\\*/\\*|x)[^;]*",
                "head=(\\d+\\d+)+;"
            })
    @DisplayName("that goes back and forth on some text is found")
    void whole(String regex) {
        assertThat(Backtracking.of(regex, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\s+$", "-+$", "a*b", "<[^>]*>", "(x+x+)+y"})
    @DisplayName("that does so where it is looked for inside of a text is found")
    void anywhere(String regex) {
        assertThat(Backtracking.of(regex, true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?:a|b|cc)*", "(?:ab?)*x"})
    @DisplayName("in which the engine calls itself for each part of a text is found")
    void deep(String regex) {
        assertThat(Backtracking.of(regex, false))
                .hasValueSatisfying(text -> assertThat(text).startsWith("too deep"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z0-9]+",
                "[a-z0-9]{1,80}",
                "[ -~]{1,255}",
                "https?://[^\\s]+",
                "(?<revision>[0-9]{1,18})\\.(?<list>[0-9a-f]{1,8})",
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            })
    @DisplayName("that reads on is left alone")
    void harmless(String regex) {
        assertThat(Backtracking.of(regex, false)).isEmpty();
    }
}
