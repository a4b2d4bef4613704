package org.skillway.gateway.learner;

/** A question and its real answer, held by a test. */
final class SavingsExample {

    static final String ASKED = """
            {"missing":["docker","linux","python"],\
            "module":{"minutes":200,"teaches":["docker","linux"],"assumes":[{"atLeast":1,"skills":["python","git"]}]}}""";

    static final String FOUND = """
            {"catalogRevision":128,"without":{"status":"optimal","minutes":600,"lowerBoundMinutes":600,"unteachable":[]},\
            "with":{"status":"optimal","minutes":500,"lowerBoundMinutes":500,"unteachable":[]},\
            "savedMinutes":100,"opened":[],"reproducible":true}""";

    private SavingsExample() {}
}
