package org.skillway.catalog.exports;

import java.util.Locale;

/** In what an export is written. */
enum ExportFormat {
    JSON,
    NDJSON,
    CSV;

    /** The ending of the file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
