package org.skillway.bench;

import io.vertx.core.http.HttpMethod;
import org.skillway.bench.floor.LedgerCommand;

/** An admin's word that a learner has completed a skill: as a request, and as what that comes to in the database. */
record LedgerWrite(String learner, String skill) {

    private static final int CREATED = 201;

    Load.Request request() {
        return new Load.Request(HttpMethod.PUT, skills(learner) + "/" + skill, "{\"state\":\"completed\"}", CREATED);
    }

    static String skills(String learner) {
        return "/api/v1/learners/" + learner + "/skills";
    }

    /** The commands for {@link LedgerCommand#STATEMENT}: this one alone. */
    String commands() {
        return LedgerCommand.completion(learner, skill);
    }
}
