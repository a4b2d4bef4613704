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

    static final String FOR_A_LEARNER = """
            {"role":{"key":"api-developer","title":"API developer","retired":false,
               "readiness":{"essential":0.0,"all":0.0,"essentialMet":0,"essentialTotal":2,"met":0,"total":2},
               "remaining":{"status":"optimal","minutes":390,"hours":6.5,"lowerBoundMinutes":390,"unteachable":0}},
             "with":{"key":"web-developer","title":"Web developer","retired":false,
               "readiness":{"essential":0.0,"all":0.0,"essentialMet":0,"essentialTotal":3,"met":0,"total":4},
               "remaining":{"status":"optimal","minutes":510,"hours":8.5,"lowerBoundMinutes":510,"unteachable":0}},
             "catalogRevision":1,
             "learner":"anna",
             "progressVersion":5,
             "counted":["self-reported","module-completed","assessed","imported"],
             "careerStep":true,
             "shared":[
               {"key":"python","title":"Python","importance":"essential","importanceWith":"essential","state":"open","counts":false},
               {"key":"flask","title":"Flask","importance":"essential","importanceWith":"essential","state":"open","counts":false}],
             "missing":[
               {"key":"django","title":"Django","importanceWith":"essential","state":"open","counts":false},
               {"key":"linux","title":"Linux","importanceWith":"essential","state":"open","counts":false},
               {"key":"docker","title":"Docker","importanceWith":"optional","state":"open","counts":false}],
             "onlyHere":[],
             "careerSteps":[
               {"role":{"key":"web-developer","title":"Web developer","retired":false,
                  "readiness":{"essential":0.0,"all":0.0,"essentialMet":0,"essentialTotal":3,"met":0,"total":4},
                  "remaining":{"status":"optimal","minutes":510,"hours":8.5,"lowerBoundMinutes":510,"unteachable":0}},
                "shared":2,"missing":3}]}""";

    private RoleComparisonExample() {}
}
