package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class ModuleStandingExample {

    static final String LOCKED = """
            {"learner":"anna",
             "module":{"key":"docker-in-practice","title":"Docker in practice","version":1,"minutes":180,"language":"en",
               "level":"beginner","retired":false},
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "state":"locked",
             "needs":[
               {"assumed":true,"atLeast":1,"completed":1,"missing":0,"met":true,"skills":[
                 {"key":"python","title":"Python","state":"completed","evidence":["self-reported"],
                  "completedAt":"2026-03-01T10:00:00Z","counts":true,"unlocked":true,"prerequisites":[],
                  "missingPrerequisites":[],
                  "modules":[{"key":"python-basics","title":"Python from the start","minutes":300,"language":"en",
                    "level":"beginner","state":"open"}]},
                 {"key":"git","title":"Version control with Git","state":"open","evidence":[],"counts":false,
                  "unlocked":true,"prerequisites":[],"missingPrerequisites":[],"modules":[]}]},
               {"assumed":false,"before":[{"key":"docker","title":"Docker"}],"atLeast":1,"completed":0,"missing":1,
                "met":false,"skills":[
                 {"key":"linux","title":"Linux","state":"open","evidence":[],"counts":false,"unlocked":true,
                  "prerequisites":[],"missingPrerequisites":[],
                  "modules":[{"key":"shell","title":"The shell","minutes":120,"language":"en","level":"beginner",
                    "state":"open"}]}]}],
             "first":[{"key":"linux","title":"Linux"}],
             "teaches":[{"key":"docker","title":"Docker","state":"open","counts":false}]}""";

    private ModuleStandingExample() {}
}
