package org.skillway.progress.sight;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String GRANT = "{\"subject\":\"anna\",\"grantedAt\":\"2026-05-03T18:20:07.512345Z\",\"version\":4}";

    static final String PAGE =
            "{\"items\":[" + GRANT + "],\"next\":\"Z3JhbnRzIDAwMDAwMDAwMDAwMDAwMDAwMDQ\",\"total\":2}";

    private Examples() {}
}
