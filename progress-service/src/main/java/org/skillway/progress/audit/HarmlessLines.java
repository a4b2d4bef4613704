package org.skillway.progress.audit;

import io.quarkus.logging.LoggingFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * What keeps every line of the log one line, whoever writes it and whatever of a request is in it: characters that end a line,
 * steer a terminal or turn the direction of writing are written as escapes, also in the messages of exceptions. And what looks
 * like a token is left out.
 */
@LoggingFilter(name = "harmless-lines")
public final class HarmlessLines implements Filter {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\t]]");

    /** A signed or encrypted token (RFC 7515, 7516): its header is a JSON object, which begins alike in Base64. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)+");

    private static final String LEFT_OUT = "[token]";

    private static final Set<String> FORMATS = Set.of("text", "json");

    private static final Formatter WORDS = new PatternFormatter("%s");

    private volatile boolean toBecomeJson;

    /** @param format how the console writes a line: {@code text}, or {@code json} for machines that gather lines */
    public HarmlessLines(@ConfigProperty(name = "skillway.log.format") String format) {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException(
                    "skillway.log.format is " + format + ", which is neither text nor json.");
        }
        this.toBecomeJson = format.equals("json");
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        // The console is there from the first line on, and no earlier.
        if (toBecomeJson && JsonLines.onTheConsole()) {
            toBecomeJson = false;
        }
        String said = WORDS.formatMessage(line);
        String harmless = harmless(said);
        if (line instanceof ExtLogRecord formatted && !harmless.equals(said)) {
            formatted.setMessage(harmless, ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        if (line.getThrown() != null && !(line.getThrown() instanceof Told)) {
            line.setThrown(new Told(line.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>())));
        }
        return true;
    }

    static String harmless(String said) {
        if (said == null) {
            return "";
        }
        String tokenless = TOKEN.matcher(said).replaceAll(LEFT_OUT);
        return CONTROL.matcher(tokenless).replaceAll(HarmlessLines::escaped);
    }

    private static String escaped(MatchResult found) {
        return "\\\\u%04x".formatted(found.group().codePointAt(0));
    }

    /** An exception as it is, with a message in which nothing does harm. */
    private static final class Told extends Throwable {

        private static final long serialVersionUID = 1L;

        Told(Throwable thrown, Set<Throwable> told) {
            super(harmless(thrown.toString()), cause(thrown, told));
            setStackTrace(thrown.getStackTrace());
            for (Throwable suppressed : thrown.getSuppressed()) {
                if (told.add(suppressed)) {
                    addSuppressed(new Told(suppressed, told));
                }
            }
        }

        private static Throwable cause(Throwable thrown, Set<Throwable> told) {
            return thrown.getCause() != null && told.add(thrown.getCause()) ? new Told(thrown.getCause(), told) : null;
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // It begins with the name of the class that was thrown.
        public String toString() {
            return getMessage();
        }
    }
}
