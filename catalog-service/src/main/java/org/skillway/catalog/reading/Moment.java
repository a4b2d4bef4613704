package org.skillway.catalog.reading;

import java.util.UUID;
import org.skillway.catalog.text.Preference;

/**
 * At which revision and in which languages a request reads.
 *
 * @param head the newest revision when the request was taken up
 * @param revision the revision that is read, at most the head
 * @param redaction the newest redaction since that revision, which may have taken words out of it; 0 for none
 */
public record Moment(UUID epoch, long head, long revision, long redaction, Preference languages) {

    /** What tells apart, in an ETag, what was read of the past before and after words were taken out of it. */
    public String redactionTag() {
        return redaction == 0 ? "" : ".r" + redaction;
    }
}
