package org.skillway.progress.module;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String COMPLETION = """
            {"module":"git-in-a-day","completions":[{"moduleVersion":2,"by":"self","happenedAt":"2026-05-01T10:00:00Z",\
            "recordedAt":"2026-05-03T18:20:07.512345Z","catalogRevision":12}],"skills":["git"],"version":8}""";

    static final String PAGE = "{\"items\":[" + COMPLETION + "],\"next\":\"bW9kdWxlcyBnaXQtaW4tYS1kYXk\",\"total\":8}";

    private Examples() {}
}
