package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class RoleStandingExample {

    static final String HALF_WAY = """
            {"learner":"anna",
             "role":{"key":"api-developer","title":"API developer","retired":false},
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "readiness":{"essential":0.5,"all":0.5,"essentialMet":1,"essentialTotal":2,"met":1,"total":2},
             "requirements":[
               {"importance":"essential","atLeast":1,"completed":1,"missing":0,"met":true,"skills":[
                 {"key":"python","title":"Python","state":"completed","evidence":["self-reported"],
                  "completedAt":"2026-03-01T10:00:00Z","counts":true,"unlocked":true,"prerequisites":[],
                  "missingPrerequisites":[],
                  "modules":[{"key":"python-basics","title":"Python from the start","minutes":300,"language":"en",
                    "level":"beginner","state":"open"}]}]},
               {"importance":"essential","atLeast":1,"completed":0,"missing":1,"met":false,"skills":[
                 {"key":"flask","title":"Flask","state":"open","evidence":[],"counts":false,"unlocked":false,
                  "prerequisites":[{"key":"python","title":"Python","met":true},
                    {"key":"web-basics","title":"Basics of the web","met":false}],
                  "missingPrerequisites":[{"key":"http","title":"HTTP"},{"key":"web-basics","title":"Basics of the web"}],
                  "modules":[{"key":"web-frameworks","title":"Two web frameworks","minutes":90,"language":"en",
                    "level":"beginner","state":"locked"}]}]}],
             "gap":{"requirements":1,"essential":1,"skills":["flask"],"why":[
               {"skill":"flask","reason":"open","requirements":[
                 {"place":1,"importance":"essential","missing":1,"among":1}]}]}}""";

    private RoleStandingExample() {}
}
