package org.skillway.catalog.reading;

import java.util.UUID;
import org.skillway.catalog.text.Preference;

/**
 * At which revision and in which languages a request reads.
 *
 * @param head the newest revision when the request was taken up
 * @param revision the revision that is read, at most the head
 */
public record Moment(UUID epoch, long head, long revision, Preference languages) {}
