package org.skillway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/** What the service under test says meanwhile, in a file, as its console would have it, and our own categories with all they know. */
public final class LogFile implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("org.skillway");

    /** How a line begins, or one of a stack trace. */
    private static final Pattern FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}(?:Z|[+-][0-9:]{5}) (?:ERROR|WARN |INFO |DEBUG) \\[.*"
                    + "|\\t+(?:at |\\.\\.\\. |Suppressed: ).*|\\t*Caused by: .*");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");

    private final Path file;
    private final FileHandler handler;
    private final Level before = OURS.getLevel();

    /** @param filter the one that stands before the service's console */
    public LogFile(Filter filter) {
        try {
            file = Files.createTempFile(Path.of("target"), "log-", ".txt");
            handler = new FileHandler(
                    new PatternFormatter(
                            ConfigProvider.getConfig().getValue("quarkus.log.console.format", String.class)),
                    file.toFile(),
                    false);
            handler.setEncoding(StandardCharsets.UTF_8.name());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        handler.setFilter(filter);
        handler.setLevel(Level.ALL);
        handler.setAutoFlush(true);
        OURS.setLevel(Level.FINE);
        ROOT.addHandler(handler);
    }

    /** Says something itself, so that an empty file is none that nobody wrote to. */
    public static void say(String words) {
        OURS.info(words);
    }

    /** What has been said until now. */
    public List<String> lines() {
        try {
            // Not Files.lines, which takes a lone carriage return for the end of a line too.
            return List.of(Files.readString(file).split("\n", -1)).stream()
                    .filter(Predicate.not(String::isEmpty))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds each line against the form that a line has: nobody else has made one. */
    public void isWellFormed() {
        assertThat(lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).matches(FORM);
            assertThat(CONTROL.matcher(line).find()).as(line).isFalse();
        });
    }

    /** Holds each line against words that stand in none. */
    public void isWithout(List<String> words) {
        assertThat(words).allSatisfy(word -> assertThat(word).hasSizeGreaterThan(5));
        assertThat(lines()).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(words));
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        OURS.setLevel(before);
        handler.close();
    }
}
