package org.skillway.progress.imports;

/** What a file of completions can be written in. */
enum ImportFormat {
    /** One completion a line, as a JSON object. */
    NDJSON,
    /** RFC 4180 with a header. */
    CSV;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";
}
