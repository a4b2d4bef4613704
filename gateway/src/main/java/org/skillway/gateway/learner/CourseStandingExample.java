package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class CourseStandingExample {

    static final String UNDER_WAY = """
            {"learner":"anna",
             "course":{"key":"operations","title":"Operations","version":1,"retired":false},
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "enrolment":{"since":"2026-02-01T09:00:00Z"},
             "share":{"completed":1,"total":2,"minutesLeft":180},
             "modules":[
               {"module":{"key":"python-basics","title":"Python from the start","version":1,"minutes":300,"language":"en",
                  "level":"beginner","retired":false},
                "state":"done","counts":true,"completed":{"version":1,"at":"2026-03-01T10:00:00Z"},"lockedBy":[]},
               {"module":{"key":"docker-in-practice","title":"Docker in practice","version":1,"minutes":180,"language":"en",
                  "level":"beginner","retired":false},
                "state":"locked","counts":true,"lockedBy":[
                  {"assumed":false,"before":[{"key":"docker","title":"Docker"}],"atLeast":1,"missing":1,
                   "skills":[{"key":"linux","title":"Linux","state":"open","counts":false}]}]},
               {"module":{"key":"old-django","title":"Django 1","version":1,"minutes":10,"language":"en",
                  "level":"beginner","retired":true},
                "state":"locked","counts":false,"lockedBy":[
                  {"assumed":false,"before":[{"key":"django","title":"Django"}],"atLeast":1,"missing":1,
                   "skills":[{"key":"web-basics","title":"Basics of the web","state":"open","counts":false}]}]}]}""";

    private CourseStandingExample() {}
}
