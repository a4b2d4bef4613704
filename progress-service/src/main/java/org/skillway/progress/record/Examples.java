package org.skillway.progress.record;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String RECORD = """
            {"skill":"git","state":"completed","evidence":[{"kind":"self-reported","by":"self",\
            "happenedAt":"2026-05-01T10:00:00Z","recordedAt":"2026-05-03T18:20:07.512345Z","catalogRevision":12}],\
            "version":7}""";

    static final String PAGE = "{\"items\":[" + RECORD + "],\"next\":\"c2tpbGxzIGdpdA\",\"total\":8}";

    static final String BATCH = """
            {"items":[{"skill":"git","outcome":"added"},{"skill":"ghost","outcome":"refused","code":"unknown-skill"}],\
            "version":8}""";

    private Examples() {}
}
