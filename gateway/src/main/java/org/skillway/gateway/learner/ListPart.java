package org.skillway.gateway.learner;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/**
 * Which part of a list is wanted.
 *
 * @param list names the list with all that it depends on but the two versions, so that a cursor continues no other
 * @param from null for the first page
 */
record ListPart(String list, int limit, Cursor from) {

    /** What may stand in {@code limit}. */
    static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;
    private static final int PARTS = 6;

    /** Where a page begins, and what the list was computed from: the pages of one list belong together. */
    record Cursor(String epoch, long revision, String ledger, long version, int place) {}

    /** What a page shows, and where the next begins; null on the last. */
    record Slice<T>(List<T> items, String next) {

        Slice {
            items = List.copyOf(items);
        }
    }

    /** @throws ProblemException when the limit is out of range, or the cursor is none of this list */
    static ListPart of(String name, Question question, Integer limit, String cursor) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("limit", "range", 1, MAX_LIMIT);
        }
        String list = name + "~" + Integer.toHexString(beside(question).hashCode());
        return new ListPart(list, limit == null ? DEFAULT_LIMIT : limit, cursor == null ? null : decode(list, cursor));
    }

    /** A time says nothing by itself of the version that it came to, and so has to be the same on all pages. */
    private static String beside(Question question) {
        OffsetDateTime asOf = question.point().asOf();
        return asOf == null ? question.supposition() : question.supposition() + "|" + asOf.toInstant();
    }

    /** The question at the versions at which the list began. */
    Question pinned(Question question) {
        if (from == null) {
            return question;
        }
        if ((question.revision() != null && question.revision() != from.revision)
                || (question.point().version() != null && question.point().version() != from.version)) {
            throw invalid();
        }
        return question.at(from.revision, from.version);
    }

    /** @param all of the list, in order */
    <T> Slice<T> slice(List<T> all, Combination combination) {
        String epoch = combination.graph().epoch();
        String ledger = String.valueOf(combination.standing().ledgerId());
        if (from != null && (!from.epoch.equals(epoch) || !from.ledger.equals(ledger))) {
            throw invalid();
        }
        int begin = from == null ? 0 : Math.min(from.place, all.size());
        int end = Math.min(begin + limit, all.size());
        String next = end == all.size()
                ? null
                : encode(new Cursor(
                        epoch,
                        combination.graph().revision(),
                        ledger,
                        combination.standing().version(),
                        end));
        return new Slice<>(all.subList(begin, end), next);
    }

    private String encode(Cursor cursor) {
        String text = String.join(
                " ",
                list,
                cursor.epoch,
                Long.toString(cursor.revision),
                cursor.ledger,
                Long.toString(cursor.version),
                Integer.toString(cursor.place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Cursor decode(String list, String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == PARTS && parts[0].equals(list)) {
                Cursor read = new Cursor(
                        parts[1],
                        Long.parseUnsignedLong(parts[2]),
                        parts[3],
                        Long.parseUnsignedLong(parts[4]),
                        Integer.parseUnsignedInt(parts[5]));
                if (read.revision >= 0 && read.version >= 0 && read.place >= 0) {
                    return read;
                }
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
