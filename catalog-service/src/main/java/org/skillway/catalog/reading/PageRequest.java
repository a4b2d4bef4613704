package org.skillway.catalog.reading;

import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.StateQuery;

/** Which part of a list is wanted. */
public record PageRequest(int limit, Cursor cursor, boolean count) {

    private static final int DEFAULT_LIMIT = 50;

    /** What may stand in {@code limit}. */
    public static final int MAX_LIMIT = 200;

    public static PageRequest of(Integer limit, String cursor, Boolean count) {
        return new PageRequest(
                limit == null ? DEFAULT_LIMIT : limit,
                cursor == null ? null : Cursor.decode(cursor),
                Boolean.TRUE.equals(count));
    }

    /** The revision that the list is read at: the cursor's, the wanted one, or the newest (null). */
    public Long revision(Long wanted) {
        if (cursor != null && wanted != null && wanted != cursor.revision()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "with-revision-of-cursor");
        }
        return cursor == null ? wanted : Long.valueOf(cursor.revision());
    }

    /** Refuses a cursor that began in another list. */
    public PageRequest within(StateQuery query) {
        if (cursor != null && !cursor.list().equals(Cursor.listOf(query))) {
            throw Cursor.invalid();
        }
        return this;
    }
}
