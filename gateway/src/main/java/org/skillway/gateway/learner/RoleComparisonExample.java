package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class RoleComparisonExample {

    static final String FOR_ANYONE = """
            {"role":{"key":"api-developer","title":"API developer","retired":false},
             "with":{"key":"web-developer","title":"Web developer","retired":false},
             "catalogRevision":1,
             "careerStep":true,
             "shared":[
               {"key":"python","title":"Python","importance":"essential","importanceWith":"essential"},
               {"key":"flask","title":"Flask","importance":"essential","importanceWith":"essential"}],
             "missing":[
               {"key":"django","title":"Django","importanceWith":"essential"},
               {"key":"linux","title":"Linux","importanceWith":"essential"},
               {"key":"docker","title":"Docker","importanceWith":"optional"}],
             "onlyHere":[],
             "careerSteps":[
               {"role":{"key":"web-developer","title":"Web developer","retired":false},"shared":2,"missing":3}]}""";

    private RoleComparisonExample() {}
}
