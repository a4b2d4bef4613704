package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class LearnerPageExample {

    static final String FIRST_PAGE = """
            {"learner":"anna",
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "goals":[
               {"role":{"key":"web-developer","title":"Web developer","retired":false},"by":"2027-03-01","hoursPerWeek":6,"position":1,
                "setAt":"2026-02-01T09:00:00Z",
                "readiness":{"essential":0.3333333333333333,"all":0.25,"essentialMet":1,"essentialTotal":3,"met":1,"total":4},
                "gap":{"requirements":3,"essential":2}}],
             "courses":[
               {"course":{"key":"operations","title":"Operations","version":1,"retired":false},
                "enrolment":{"since":"2026-02-01T09:00:00Z"},
                "share":{"completed":0,"total":2,"minutesLeft":480},
                "goOnWith":{"key":"python-basics","title":"Python from the start"}}],
             "next":[
               {"module":{"key":"shell","title":"The shell","version":1,"minutes":120,"language":"en","level":"beginner",
                  "retired":false},
                "points":5,"pointsPerHour":2.5,"brings":[
                  {"key":"linux","title":"Linux","uses":[
                    {"goal":"web-developer","purpose":"essential"},
                    {"goal":"web-developer","purpose":"prerequisite"}]}]}],
             "recent":[
               {"version":7,"kind":"completed","key":"python","title":"Python","evidence":"self-reported",
                "happenedAt":"2026-03-01T10:00:00Z","recordedAt":"2026-03-01T10:00:01Z"},
               {"version":6,"kind":"goal-set","key":"web-developer","title":"Web developer",
                "happenedAt":"2026-02-01T09:00:00Z","recordedAt":"2026-02-01T09:00:00Z"}]}""";

    private LearnerPageExample() {}
}
