package org.skillway.gateway.learner;

/** Real answers to {@link LearnerPlanExample#WITH_PROOF}, as it is and with other minutes, held by a test. */
final class PlanCheckExample {

    private PlanCheckExample() {}

    static final String ACCEPTED = """
            {"catalogRevision":128,"accepted":true,"provenMinutes":120,"claims":[{"about":"modules","state":"proven"},\
            {"about":"order","state":"proven"},{"about":"brings","state":"proven"},{"about":"minutes","state":"proven"},\
            {"about":"wishes","state":"proven"},{"about":"coverage","state":"proven"},\
            {"about":"unteachable","state":"not-claimed"},{"about":"lower-bound","state":"proven"},\
            {"about":"optimal","state":"proven"},{"about":"left-out","state":"not-claimed"},\
            {"about":"ties","state":"not-proven"},{"about":"reasons","state":"not-claimed"},\
            {"about":"held","state":"not-proven"}],"faults":[]}""";

    static final String REFUSED = """
            {"catalogRevision":128,"accepted":false,"provenMinutes":0,"claims":[{"about":"modules","state":"proven"},\
            {"about":"order","state":"proven"},{"about":"brings","state":"proven"},{"about":"minutes","state":"refuted"},\
            {"about":"wishes","state":"proven"},{"about":"coverage","state":"proven"},\
            {"about":"unteachable","state":"not-claimed"},{"about":"lower-bound","state":"refuted"},\
            {"about":"optimal","state":"not-proven"},{"about":"left-out","state":"not-claimed"},\
            {"about":"ties","state":"not-proven"},{"about":"reasons","state":"not-claimed"},\
            {"about":"held","state":"not-proven"}],"faults":[{"pointer":"/minutes","rule":"wrong-total",\
            "message":"is not what the modules take together"},{"pointer":"/lowerBoundMinutes",\
            "rule":"contradicts-itself","message":"says that it is optimal and that a shorter plan may exist, or has a bound\
             above its minutes"},{"pointer":"/proof/certificate","rule":"proves-too-much",\
            "message":"proves more minutes than the plan takes"}]}""";
}
