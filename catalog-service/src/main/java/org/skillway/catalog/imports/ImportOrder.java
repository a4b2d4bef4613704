package org.skillway.catalog.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
        long bytes) {

    /** What two requests have to agree in to be the same. */
    JsonNode request(String digest) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", format.wire())
                .put("kind", kind == null ? null : kind.wire())
                .put("source", source)
                .put("dryRun", dryRun)
                .put("retireMissing", retireMissing)
                .put("digest", digest);
    }
}
