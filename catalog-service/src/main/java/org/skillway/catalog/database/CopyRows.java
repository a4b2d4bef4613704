package org.skillway.catalog.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table, in PostgreSQL's COPY text format. */
public final class CopyRows implements AutoCloseable {

    private static final int BUFFER_CHARACTERS = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS);

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** @param values text, null, anything whose text PostgreSQL reads, or a collection of words for {@code text[]} */
    public void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            buffer.append(i == 0 ? "" : "\t");
            append(values[i]);
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER_CHARACTERS) {
            send();
        }
    }

    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Takes nothing in unless it was finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void append(Object value) {
        if (value == null) {
            buffer.append("\\N");
        } else if (value instanceof Collection<?> words) {
            escape(array(words));
        } else {
            escape(value.toString());
        }
    }

    private static String array(Collection<?> words) {
        StringBuilder array = new StringBuilder("{");
        for (Object word : words) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(word.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }

    private void escape(String text) {
        int begun = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c < ' ') {
                buffer.append(text, begun, i).append(escaped(c));
                begun = i + 1;
            }
        }
        buffer.append(text, begun, text.length());
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.valueOf(c);
        };
    }

    private void send() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
