package org.skillway.gateway.learner;

/** Answers that say nothing of the learner as the document shows them; a test holds them against what the gateway answers. */
final class WithoutLearnerExample {

    static final String ROLE = """
            {"learnerKnown":false,
             "role":{"key":"api-developer","title":"API developer","retired":false},
             "catalogRevision":1,
             "requirements":[
               {"importance":"essential","atLeast":1,"skills":[
                 {"key":"python","title":"Python","prerequisites":[],
                  "modules":[{"key":"python-basics","title":"Python from the start","minutes":300,"language":"en",
                    "level":"beginner"}]}]},
               {"importance":"essential","atLeast":1,"skills":[
                 {"key":"flask","title":"Flask",
                  "prerequisites":[{"key":"python","title":"Python"},{"key":"web-basics","title":"Basics of the web"}],
                  "modules":[{"key":"web-frameworks","title":"Two web frameworks","minutes":90,"language":"en",
                    "level":"beginner"}]}]}]}""";

    static final String COURSE = """
            {"learnerKnown":false,
             "course":{"key":"web","title":"The web","version":1,"retired":false},
             "catalogRevision":1,
             "modules":[{"key":"shell","title":"The shell","version":1,"minutes":120,"language":"en","level":"beginner",
               "retired":false}]}""";

    static final String MODULE = """
            {"learnerKnown":false,
             "module":{"key":"docker-in-practice","title":"Docker in practice","version":1,"minutes":180,"language":"en",
               "level":"beginner","retired":false},
             "catalogRevision":1,
             "needs":[
               {"assumed":true,"atLeast":1,"skills":[
                 {"key":"python","title":"Python"},{"key":"git","title":"Version control with Git"}]},
               {"assumed":false,"before":[{"key":"docker","title":"Docker"}],"atLeast":1,
                "skills":[{"key":"linux","title":"Linux"}]}],
             "teaches":[{"key":"docker","title":"Docker"}]}""";

    private WithoutLearnerExample() {}
}
