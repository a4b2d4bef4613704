package org.skillway.gateway.learner;

/** A real answer, held against the service by a test. */
final class PlanChangesExample {

    private PlanChangesExample() {}

    static final String CHANGES = """
            {"learner":"anna","plan":"web-by-spring","catalogRevision":130,"progressVersion":9,\
            "saved":{"catalogRevision":128,"progressVersion":7,"status":"optimal","minutes":420,\
            "savedAt":"2026-08-28T18:20:07.512345Z","version":8},"minutesCompleted":300,"same":false,"reordered":false,\
            "since":[{"what":"module-completed","module":{"key":"python-basics","title":"Python from the start"},\
            "progressVersion":8},{"what":"skill-gained","skill":{"key":"python","title":"Python"},\
            "progressVersion":9}],"modules":[{"module":{"key":"python-basics","title":"Python from the start"},\
            "change":"taken-out","because":["completed"],"instead":[]}],\
            "today":{"learner":"anna","catalogRevision":130,"progressVersion":9,"counted":["self-reported",\
            "module-completed","assessed","imported"],"status":"optimal","tiesSettled":true,"minutes":120,"lowerBoundMinutes":120,\
            "gapMinutes":0,"reproducible":true,"modules":[{"module":{"key":"shell","title":"The shell","version":1,\
            "minutes":120,"language":"en","level":"beginner","retired":false},"brings":[{"key":"linux",\
            "title":"Linux"}],"serves":[1],"totalMinutes":120}],"requirements":[{"importance":"essential",\
            "atLeast":1,"skills":[{"key":"python","title":"Python"}],"outcome":"held"},{"importance":"essential",\
            "atLeast":1,"skills":[{"key":"linux","title":"Linux"}],"outcome":"planned"}]}}""";
}
