package org.skillway.catalog.imports.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in one cell. Lists are separated by {@code |}, with a backslash before a bar or a backslash that belongs to
 * an item. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection), and so
 * does one that begins with an apostrophe itself, so that what is written is what is read again.
 */
public final class Cells {

    private static final String GUARDED = "=+-@\t\r'";

    private Cells() {}

    public static String guarded(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String unguarded(String cell) {
        String text = cell.replace("\r\n", "\n");
        return text.length() > 1 && text.charAt(0) == '\'' && GUARDED.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    static String join(List<String> items) {
        // A list of one empty item is not an empty list; a bar at the end says that there is one more.
        String joined = items.stream()
                .map(item -> item.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
        return items.size() == 1 && joined.isEmpty() ? "|" : joined;
    }

    static List<String> split(String cell) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0) {
                item.append(cell.charAt(++i));
            } else if (c == '|') {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString());
        return items;
    }
}
