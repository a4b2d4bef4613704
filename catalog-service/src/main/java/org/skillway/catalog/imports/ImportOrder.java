package org.skillway.catalog.imports;

import java.util.UUID;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.format.Format;

/**
 * What is to be imported, for whom and how.
 *
 * @param kind of the rows of a table; null for formats that say it themselves
 * @param source which collection this is; what it brought before can be retired when it is gone
 * @param file where the upload lies on the disk
 */
record ImportOrder(
        UUID id,
        String actor,
        boolean admin,
        Format format,
        Kind kind,
        String source,
        boolean dryRun,
        boolean retireMissing,
        String file,
        long bytes) {}
