package org.skillway.progress.ledger;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String PAGE = """
            {"items":[{"version":7,"entryId":"5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11","kind":"completed","skill":"git",\
            "evidence":"self-reported","by":"self","happenedAt":"2026-05-01T10:00:00Z",\
            "recordedAt":"2026-05-03T18:20:07.512345Z","catalogRevision":12,\
            "hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],\
            "next":"aGlzdG9yeSA3","total":7}""";

    private Examples() {}
}
