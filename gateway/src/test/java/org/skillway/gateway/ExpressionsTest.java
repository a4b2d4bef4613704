package org.skillway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.Backtracking;
import org.skillway.testkit.Expressions;

@DisplayName("Every regular expression")
class ExpressionsTest {

    private final Expressions expressions = Expressions.in(Path.of("target", "classes"));

    @Test
    @DisplayName("reads on, whatever the text, and does not go back and forth")
    void none() {
        Map<String, String> slow = new TreeMap<>();
        for (Expressions.Expression one : expressions.found()) {
            Backtracking.of(one.regex(), one.anywhere())
                    .ifPresent(text -> slow.put(one.place() + " " + one.regex(), text));
        }
        assertThat(slow).isEmpty();
        assertThat(expressions.found()).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("stands in the code: none is made of what comes in")
    void madeAtRunTime() {
        assertThat(expressions.madeAtRunTime()).isEmpty();
    }
}
