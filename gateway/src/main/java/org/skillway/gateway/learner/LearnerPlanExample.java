package org.skillway.gateway.learner;

/** A real answer, held against the service by a test. */
final class LearnerPlanExample {

    private LearnerPlanExample() {}

    static final String WEB_DEVELOPER = """
            {"learner":"anna","catalogRevision":128,"progressVersion":7,"counted":["self-reported",\
            "module-completed","assessed","imported"],"status":"optimal","tiesSettled":true,"minutes":510,"lowerBoundMinutes":510,\
            "gapMinutes":0,"reproducible":true,"weeks":2,"finishOn":"2026-09-12",\
            "modules":[{"module":{"key":"python-basics","title":"Python from the start","version":1,\
            "minutes":300,"language":"en","level":"beginner","retired":false},"brings":[{"key":"python",\
            "title":"Python"}],"serves":[0,1],"totalMinutes":300,"firstWeek":1,"lastWeek":1,\
            "startsOn":"2026-09-01","endsOn":"2026-09-07"},{"module":{"key":"django-first-steps",\
            "title":"First steps with Django","version":1,"minutes":90,"language":"en","level":"beginner",\
            "retired":false},"brings":[{"key":"django","title":"Django"}],"serves":[1],"totalMinutes":390,\
            "firstWeek":2,"lastWeek":2,"startsOn":"2026-09-08","endsOn":"2026-09-10"},{"module":{"key":"shell",\
            "title":"The shell","version":1,"minutes":120,"language":"en","level":"beginner","retired":false},\
            "brings":[{"key":"linux","title":"Linux"}],"serves":[2],"totalMinutes":510,"firstWeek":2,\
            "lastWeek":2,"startsOn":"2026-09-10","endsOn":"2026-09-12"}],\
            "requirements":[{"role":{"key":"web-developer","title":"Web developer"},"importance":"essential",\
            "atLeast":1,"skills":[{"key":"python","title":"Python"}],"outcome":"planned"},\
            {"role":{"key":"web-developer","title":"Web developer"},"importance":"essential","atLeast":1,\
            "skills":[{"key":"django","title":"Django"},{"key":"flask","title":"Flask"}],"outcome":"planned"},\
            {"role":{"key":"web-developer","title":"Web developer"},"importance":"essential","atLeast":1,\
            "skills":[{"key":"linux","title":"Linux"}],"outcome":"planned"}]}""";

    static final String WITH_PROOF = """
            {"learner":"anna","catalogRevision":128,"progressVersion":7,"counted":["self-reported",\
            "module-completed","assessed","imported"],"status":"optimal","tiesSettled":true,"minutes":120,"lowerBoundMinutes":120,\
            "gapMinutes":0,"reproducible":true,\
            "modules":[{"module":{"key":"shell","title":"The shell","version":1,"minutes":120,"language":"en",\
            "level":"beginner","retired":false},"brings":[{"key":"linux","title":"Linux"}],"serves":[0],\
            "totalMinutes":120}],\
            "requirements":[{"importance":"essential","atLeast":1,"skills":[{"key":"linux","title":"Linux"}],\
            "outcome":"planned"}],\
            "proof":{"held":["web-basics"],"wishes":{"exclude":["django-in-depth"]},"certificate":{"dominated":[],\
            "inequalities":[{"kind":"one-opens-the-rest","requirement":0,"skills":["linux"]}],\
            "parts":[{"cases":[{"decided":[],"prices":[{"inequality":0,"price":120000000}]}]}]}}}""";
}
