package org.skillway.catalog.authoring;

import org.skillway.catalog.history.Document;

/**
 * A draft, to be shown as it will be read.
 *
 * @param document complete or not
 * @param version the number that its publication would have by now
 * @param etag of the draft
 */
public record Preview<D extends Document>(D document, int version, String etag) {}
