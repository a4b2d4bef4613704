package org.skillway.progress.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/**
 * Which part of a list is wanted.
 *
 * @param list names the list with its filters, so that a cursor continues no other
 * @param after where the page before ended; null for the first page
 */
public record PageRequest(String list, int limit, String after, boolean count) {

    /** What may stand in {@code limit}. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    /**
     * @param position the form of what {@link #cursor} is given in this list
     * @throws ProblemException when the cursor is none of this list
     */
    public static PageRequest of(String list, Pattern position, Integer limit, String cursor, Boolean count) {
        String after = cursor == null ? null : decode(list, cursor);
        if (after != null && !position.matcher(after).matches()) {
            throw invalid();
        }
        return new PageRequest(list, limit == null ? DEFAULT_LIMIT : limit, after, Boolean.TRUE.equals(count));
    }

    /** The cursor of the page that follows the item at this position. */
    public String cursor(String position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + position).getBytes(StandardCharsets.US_ASCII));
    }

    /** What a page shows, where the next begins, and how many there are in all if that was asked for. */
    public record Slice<T>(List<T> items, String next, Long total) {}

    /**
     * The part of a list that is wanted.
     *
     * @param all in the order of their positions
     * @param position where an item stands, as a string whose order is that of the list
     */
    public <T> Slice<T> slice(List<T> all, Function<T, String> position) {
        List<T> rest = after == null
                ? all
                : all.stream()
                        .filter(item -> position.apply(item).compareTo(after) > 0)
                        .toList();
        boolean more = rest.size() > limit;
        List<T> items = more ? rest.subList(0, limit) : rest;
        String next = more ? cursor(position.apply(items.get(items.size() - 1))) : null;
        return new Slice<>(items, next, count ? Long.valueOf(all.size()) : null);
    }

    private static String decode(String list, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(list + " ")) {
                return text.substring(list.length() + 1);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
    }
}
