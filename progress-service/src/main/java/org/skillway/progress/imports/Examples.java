package org.skillway.progress.imports;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String IMPORT = """
            {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "by": "service", "state": "done", "lines": 1200001,
             "loaded": 1200001, "added": 1199987, "same": 12, "faults": 1, "createdAt": "2026-05-01T10:00:00Z",
             "endedAt": "2026-05-01T10:01:20Z"}""";

    static final String PAGE = "{\"items\": [" + IMPORT + "]}";

    static final String FAULTS = """
            {"items": [{"line": 17, "field": "skill", "rule": "unknown", "message": "is not known here"}]}""";

    private Examples() {}
}
