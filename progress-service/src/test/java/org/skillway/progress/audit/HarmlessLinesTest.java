package org.skillway.progress.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line of the log")
class HarmlessLinesTest {

    private static final String FORGED = "2026-05-01T10:00:00.000Z ERROR [forged]";

    private static String written(ExtLogRecord line) {
        assertThat(new HarmlessLines("text").isLoggable(line)).isTrue();
        return new PatternFormatter("%p %s%e%n").format(line);
    }

    private static ExtLogRecord said(String message, Object... arguments) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, "org.skillway.Test");
        line.setParameters(arguments);
        return line;
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\r', 0x1b, 0x08, 0, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0x2066, 0x200b, 0xfeff})
    @DisplayName("stays one line in which no character steers anything")
    void control(int character) {
        String bad = Character.toString(character);
        assertThat(written(said("Request %s failed", "x" + bad + FORGED)))
                .isEqualTo("INFO Request x\\u%04x%s failed\n".formatted(character, FORGED));
    }

    @Test
    @DisplayName("is written as it is where nothing in it does harm")
    void harmless() {
        assertThat(written(said("%d of\t100%% \"ქართული\" 😀", 3))).isEqualTo("INFO 3 of\t100% \"ქართული\" 😀\n");
    }

    @Test
    @DisplayName("with an exception has its stack and its causes, whose messages end no line")
    void exception() {
        IOException cause = new IOException("cause\r\n" + FORGED);
        IllegalStateException thrown = new IllegalStateException("thrown\n" + FORGED, cause);
        thrown.addSuppressed(new IOException("beside\u001b[2J\n" + FORGED));
        cause.addSuppressed(thrown);
        ExtLogRecord line = said("Failed");
        line.setThrown(thrown);
        assertThat(written(line))
                .startsWith("INFO Failed: java.lang.IllegalStateException: thrown\\u000a" + FORGED)
                .contains("Caused by: java.io.IOException: cause\\u000d\\u000a" + FORGED)
                .contains("java.io.IOException: beside\\u001b[2J\\u000a" + FORGED)
                .contains("\tat " + HarmlessLinesTest.class.getName() + ".exception")
                .doesNotContain("\n" + FORGED)
                .doesNotContain("\r", "\u001b");
    }

    @Test
    @DisplayName("has no token, whole or without its signature, in an exception neither")
    void token() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl-_";
        ExtLogRecord line = said("With %s and eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.", "Bearer " + token);
        line.setThrown(new IOException("in (" + token + ")"));
        assertThat(written(line))
                .startsWith("INFO With Bearer [token] and [token]: java.io.IOException: in ([token])")
                .doesNotContain("eyJ");
    }

    @Test
    @DisplayName("passes this filter on its way to the console")
    void configured() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.console.filter", String.class))
                .isEqualTo("harmless-lines");
    }
}
