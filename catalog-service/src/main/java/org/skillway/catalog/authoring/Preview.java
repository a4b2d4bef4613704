package org.skillway.catalog.authoring;

import java.util.Collection;
import org.skillway.catalog.history.Document;

/**
 * A draft, to be shown as it will be read.
 *
 * @param document complete or not
 * @param stale JSON pointers into the document: translations that its publication would leave stale
 * @param version the number that its publication would have by now
 * @param etag of the draft
 */
public record Preview<D extends Document>(D document, Collection<String> stale, int version, String etag) {}
