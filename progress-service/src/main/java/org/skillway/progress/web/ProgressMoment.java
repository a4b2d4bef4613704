package org.skillway.progress.web;

import java.util.UUID;

/**
 * Which state of a learner's ledger an answer was read from.
 *
 * @param ledgerId null while nothing has been recorded
 * @param version 0 while nothing has been recorded
 */
public record ProgressMoment(UUID ledgerId, long version) {

    /** Of a learner who has recorded nothing. */
    public static final ProgressMoment NOTHING = new ProgressMoment(null, 0);

    /** Part of every ETag; grows when the same progress is rendered in another shape. */
    static final String SHAPE = "1";

    /** The strong ETag (RFC 9110) of everything about the learner, in quotes. */
    public String etag() {
        return "\"" + opaque() + "\"";
    }

    /** The ETag of an answer that depends on something beside the progress. */
    public String etagWith(String other) {
        return "\"" + opaque() + "." + other + "\"";
    }

    // A ledger without an entry may exist or not; its readers see no difference.
    private String opaque() {
        return SHAPE + "." + (version == 0 ? "none" : ledgerId.toString().substring(0, 8)) + "." + version;
    }
}
