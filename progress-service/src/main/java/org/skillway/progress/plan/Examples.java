package org.skillway.progress.plan;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String PLAN = """
            {"plan":"web-by-spring","question":{"role":["web-developer"],"hoursPerWeek":5,"start":"2026-09-01"},\
            "catalogRevision":128,"progressVersion":7,"status":"optimal","minutes":420,\
            "modules":[{"key":"python-basics","version":1,"minutes":300},{"key":"shell","version":2,"minutes":120}],\
            "savedAt":"2026-08-28T18:20:07.512345Z","version":8}""";

    static final String PAGE = """
            {"items":[{"plan":"web-by-spring","catalogRevision":128,"progressVersion":7,"status":"optimal",\
            "minutes":420,"moduleCount":2,"savedAt":"2026-08-28T18:20:07.512345Z","version":8}],\
            "next":"cGxhbnMgd2ViLWJ5LXNwcmluZw","total":2}""";

    private Examples() {}
}
