package org.skillway.bench.floor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a write comes to in the database, as progress-service says it there. */
public final class LedgerCommand {

    /** Takes commands, and whether what they led to is to be told. */
    public static final String STATEMENT = "select number, answer from ledger_write(cast(? as jsonb), ?)";

    /** Of the token with which the requests come. */
    static final String SUBJECT = "bench";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerCommand() {}

    /** The commands for {@link #STATEMENT}: an admin's word that a learner has completed a skill, alone. */
    public static String completion(String learner, String skill) {
        return completion(SUBJECT, learner, skill);
    }

    /** The same as somebody's word, who is the learner or an admin. */
    static String completion(String subject, String learner, String skill) {
        boolean self = subject.equals(learner);
        ObjectNode step = JSON.createObjectNode()
                .put("begin", "completed")
                .put("key", skill)
                .put("evidence", self ? "self-reported" : "imported")
                .put("show", true);
        ObjectNode command = of(learner, step).put("subject", subject).put("actedAs", self ? "self" : "admin");
        return JSON.createArrayNode().add(command).toString();
    }

    /** An admin's command. */
    public static ObjectNode of(String learner, ObjectNode... steps) {
        ObjectNode command = JSON.createObjectNode()
                .put("learner", learner)
                .put("subject", SUBJECT)
                .put("actedAs", "admin")
                .put("allOrNothing", false);
        command.putArray("steps").addAll(List.of(steps));
        return command;
    }
}
