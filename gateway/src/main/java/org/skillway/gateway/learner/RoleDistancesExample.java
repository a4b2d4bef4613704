package org.skillway.gateway.learner;

/** Combined answers as the document shows them; a test holds them against what the gateway answers. */
final class RoleDistancesExample {

    static final String DISTANCES = """
            {"learner":"anna","catalogRevision":128,"progressVersion":7,"counted":["self-reported","module-completed",\
            "assessed","imported"],"reproducible":true,\
            "nearest":{"key":"api-developer","title":"API developer","retired":false},\
            "items":[{"role":{"key":"api-developer","title":"API developer","retired":false},"goal":false,\
            "status":"optimal","minutes":390,"lowerBoundMinutes":390,"unteachable":0},\
            {"role":{"key":"web-developer","title":"Web developer","retired":false},"goal":false,\
            "status":"optimal","minutes":510,"lowerBoundMinutes":510,"unteachable":0}]}""";

    static final String WORTH = """
            {"learner":"anna","catalogRevision":128,"progressVersion":7,"counted":["self-reported","module-completed",\
            "assessed","imported"],"status":"optimal","reproducible":true,\
            "items":[{"skill":{"key":"linux","title":"Linux"},"requirements":1,"minutes":120},\
            {"skill":{"key":"python","title":"Python"},"requirements":2,"minutes":300},\
            {"skill":{"key":"flask","title":"Flask"},"requirements":2,"minutes":390}]}""";

    private RoleDistancesExample() {}
}
