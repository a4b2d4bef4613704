package org.skillway.progress.goal;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String GOAL = """
            {"role":"web-developer","status":"published","by":"2027-03-01","hoursPerWeek":6,"position":1,\
            "setAt":"2026-05-03T18:20:07.512345Z","version":4,\
            "essential":{"met":4,"of":5,"open":[{"atLeast":1,"skills":["django","flask"]}]},\
            "reached":{"at":"2026-09-03T18:20:07.512345Z","catalogRevision":12,"version":9,\
            "addedSince":[{"atLeast":1,"skills":["django","flask"]}]}}""";

    static final String PAGE = "{\"items\":[" + GOAL + "],\"next\":\"Z29hbHMgMDAwMSB3ZWItZGV2ZWxvcGVy\",\"total\":2}";

    private Examples() {}
}
