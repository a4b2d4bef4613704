package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class NextModulesExample {

    static final String FIRST_PAGE = """
            {"learner":"anna",
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "goals":[{"key":"web-developer","title":"Web developer","retired":false}],
             "items":[
               {"module":{"key":"shell","title":"The shell","version":1,"minutes":120,"language":"en","level":"beginner",
                  "retired":false},
                "points":5,"pointsPerHour":2.5,"brings":[
                  {"key":"linux","title":"Linux","uses":[
                    {"goal":"web-developer","purpose":"essential"},
                    {"goal":"web-developer","purpose":"prerequisite"}]}]}]}""";

    private NextModulesExample() {}
}
