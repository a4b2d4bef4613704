package org.skillway.catalog.imports.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in one cell. Lists are separated by {@code |}, with a backslash before a bar, a backslash, or a blank at the
 * beginning or the end that belongs to an item. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection), and so
 * does one that begins with an apostrophe itself, so that what is written is what is read again.
 */
public final class Cells {

    /** The last four are the first four as East Asian keyboards write them, which spreadsheets there take for the same. */
    private static final String GUARDED = "=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20";

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
        String joined = items.stream().map(Cells::escaped).collect(Collectors.joining("|"));
        return items.size() == 1 && joined.isEmpty() ? "|" : joined;
    }

    /** The items as they stand there. */
    static List<String> split(String cell) {
        return raw(cell).stream().map(Cells::unescaped).toList();
    }

    /** The items of a list in which blanks around bars mean nothing. */
    static List<String> splitLoosely(String cell) {
        return raw(cell).stream().map(Cells::stripped).map(Cells::unescaped).toList();
    }

    private static List<String> raw(String cell) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (isEscape(cell, i)) {
                item.append(c).append(cell.charAt(++i));
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

    private static String escaped(String item) {
        String text = item.replace("\\", "\\\\").replace("|", "\\|");
        if (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text = text.substring(0, text.length() - 1) + '\\' + text.charAt(text.length() - 1);
        }
        return !text.isEmpty() && Character.isWhitespace(text.charAt(0)) ? '\\' + text : text;
    }

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '\\'
                        || text.charAt(at + 1) == '|'
                        || Character.isWhitespace(text.charAt(at + 1)));
    }

    private static String unescaped(String item) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < item.length(); i++) {
            if (isEscape(item, i)) {
                i++;
            }
            text.append(item.charAt(i));
        }
        return text.toString();
    }

    /** Without the blanks that people put around bars. */
    private static String stripped(String item) {
        String text = item.stripLeading();
        String bare = text.stripTrailing();
        int backslashes = 0;
        while (backslashes < bare.length() && bare.charAt(bare.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1 && bare.length() < text.length() ? text.substring(0, bare.length() + 1) : bare;
    }
}
