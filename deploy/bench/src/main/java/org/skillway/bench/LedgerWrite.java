package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** An admin's word that a learner has completed a skill: as a request, and as what that comes to in the database. */
record LedgerWrite(String learner, String skill) {

    static final String STATEMENT = "select number, answer from ledger_write(cast(? as jsonb), ?)";

    /** Of the token with which the requests come. */
    static final String SUBJECT = "bench";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;

    Load.Request request() {
        return new Load.Request(HttpMethod.PUT, skills(learner) + "/" + skill, "{\"state\":\"completed\"}", CREATED);
    }

    static String skills(String learner) {
        return "/api/v1/learners/" + learner + "/skills";
    }

    /** The commands for {@link #STATEMENT}: this one alone. */
    String commands() {
        ObjectNode step = JSON.createObjectNode().put("begin", "completed").put("key", skill);
        return JSON.createArrayNode()
                .add(command(learner, step.put("evidence", "imported").put("show", true)))
                .toString();
    }

    static ObjectNode command(String learner, ObjectNode... steps) {
        ObjectNode command = JSON.createObjectNode()
                .put("learner", learner)
                .put("subject", SUBJECT)
                .put("actedAs", "admin")
                .put("allOrNothing", false);
        command.putArray("steps").addAll(List.of(steps));
        return command;
    }
}
