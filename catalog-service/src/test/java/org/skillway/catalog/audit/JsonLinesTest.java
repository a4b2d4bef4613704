package org.skillway.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the log as JSON")
class JsonLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String written(ExtLogRecord line) {
        return new JsonLines().format(line);
    }

    private static ExtLogRecord line(String message) {
        ExtLogRecord line = new ExtLogRecord(Level.WARN, message, JsonLinesTest.class.getName());
        line.setLoggerName("org.skillway.test");
        line.setThreadName("a thread");
        line.setInstant(Instant.parse("2026-05-03T18:20:07.5Z"));
        return line;
    }

    @Test
    @DisplayName("says when, how bad, whose, what, and of which request")
    void said() throws Exception {
        ExtLogRecord line = line("A \"word\"\nand another");
        line.setMdc(Map.of("requestId", "12345678", "traceId", "4bf92f35", "learner", "ana"));

        String written = written(line);

        assertThat(written).endsWith("\n").doesNotContain("ana").containsOnlyOnce("\n");
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree("""
                {"time":"2026-05-03T18:20:07.500Z","level":"WARN","logger":"org.skillway.test","thread":"a thread",
                 "message":"A \\"word\\"\\nand another","requestId":"12345678","traceId":"4bf92f35"}"""));
    }

    @Test
    @DisplayName("tells what was thrown in it, with all that caused it")
    void thrown() throws Exception {
        ExtLogRecord line = line("It failed");
        line.setThrown(new IllegalStateException("outer", new IllegalArgumentException("inner")));

        JsonNode json = JSON.readTree(written(line));

        assertThat(json.path("stackTrace").asText())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    @DisplayName("is asked for by one word, and by no other than that for text")
    void format() {
        assertThatThrownBy(() -> new HarmlessLines("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("skillway.log.format is xml, which is neither text nor json.");
    }
}
