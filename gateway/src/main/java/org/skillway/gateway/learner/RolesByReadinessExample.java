package org.skillway.gateway.learner;

/** A combined answer as the document shows it; a test holds it against what the gateway answers. */
final class RolesByReadinessExample {

    static final String FIRST_PAGE = """
            {"learner":"anna",
             "catalogRevision":1,
             "progressVersion":7,
             "counted":["self-reported","module-completed","assessed","imported"],
             "items":[
               {"role":{"key":"api-developer","title":"API developer","retired":false},"goal":false,
                "readiness":{"essential":0.5,"all":0.5,"essentialMet":1,"essentialTotal":2,"met":1,"total":2},
                "gap":{"requirements":1,"essential":1},
                "remaining":{"status":"optimal","minutes":90,"hours":1.5,"lowerBoundMinutes":90,"unteachable":0}},
               {"role":{"key":"web-developer","title":"Web developer","retired":false},"goal":true,
                "readiness":{"essential":0.3333333333333333,"all":0.25,"essentialMet":1,"essentialTotal":3,"met":1,"total":4},
                "gap":{"requirements":3,"essential":2},
                "remaining":{"status":"optimal","minutes":210,"hours":3.5,"lowerBoundMinutes":210,"unteachable":0}}]}""";

    private RolesByReadinessExample() {}
}
