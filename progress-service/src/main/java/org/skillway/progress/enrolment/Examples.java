package org.skillway.progress.enrolment;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String ENROLMENT = """
            {"course":"web-basics","status":"published","since":"2026-05-03T18:20:07.512345Z","version":4,\
            "modules":{"completed":3,"of":4},"completed":{"at":"2026-09-03T18:20:07.512345Z","catalogRevision":12,\
            "version":9,"addedSince":["css-grid"]}}""";

    static final String PAGE = "{\"items\":[" + ENROLMENT + "],\"next\":\"ZW5yb2xtZW50cyB3ZWItYmFzaWNz\",\"total\":2}";

    private Examples() {}
}
