package org.skillway.catalog.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Each line of the log as a JSON object, for machines that gather lines. The log manager has a formatter for that, which cannot
 * see the library that it needs: it is loaded before the application is.
 */
final class JsonLines extends ExtFormatter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** By which the lines of a request are found, in all parts, and its trace. */
    private static final List<String> OF_THE_REQUEST = List.of("requestId", "traceId", "spanId");

    @Override
    public String format(ExtLogRecord line) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("time", TIME.format(Instant.ofEpochMilli(line.getMillis())));
            json.writeStringField("level", line.getLevel().getName());
            json.writeStringField("logger", line.getLoggerName());
            json.writeStringField("thread", line.getThreadName());
            json.writeStringField("message", formatMessage(line));
            for (String name : OF_THE_REQUEST) {
                String value = line.getMdc(name);
                if (value != null && !value.isEmpty()) {
                    json.writeStringField(name, value);
                }
            }
            if (line.getThrown() != null) {
                StringWriter trace = new StringWriter();
                line.getThrown().printStackTrace(new PrintWriter(trace));
                json.writeStringField("stackTrace", trace.toString());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /**
     * Has the console write lines like this. Quarkus lets an application name a filter for it, and only a pattern for its lines.
     *
     * @return whether there is a console
     */
    static boolean onTheConsole() {
        List<Handler> consoles = handlers(
                        LogContext.getLogContext().getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .toList();
        consoles.forEach(console -> console.setFormatter(new JsonLines()));
        return !consoles.isEmpty();
    }

    private static Stream<Handler> handlers(Handler[] some) {
        return Arrays.stream(some)
                .flatMap(handler -> handler instanceof ExtHandler outer
                        ? Stream.concat(Stream.of(handler), handlers(outer.getHandlers()))
                        : Stream.of(handler));
    }
}
