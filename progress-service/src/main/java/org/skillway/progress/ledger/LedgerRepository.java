package org.skillway.progress.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Calls the one function of the database that writes ledgers ({@code R__2_ledger_write.sql}). */
@ApplicationScoped
class LedgerRepository {

    private static final String WRITE = "select number, answer from ledger_write(cast(? as jsonb), ?)";

    // Between this service and its own database nothing is to be refused.
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DataSource database;
    private final Event<LedgersChanged> changed;

    LedgerRepository(DataSource database, Event<LedgersChanged> changed) {
        this.database = database;
        this.changed = changed;
    }

    /**
     * Writes commands in one statement: one round trip, and outside of a transaction one commit.
     *
     * @param wait whether to wait for other writers of the same learners; their commands are answered with {@code BUSY}
     *     otherwise
     * @return the answers in the order of the commands
     */
    List<LedgerAnswer> write(List<LedgerCommand> commands, boolean wait) throws SQLException {
        LedgerAnswer[] answers = new LedgerAnswer[commands.size()];
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, json(commands));
            write.setBoolean(2, wait);
            try (ResultSet rows = write.executeQuery()) {
                while (rows.next()) {
                    answers[rows.getInt(1)] = answer(rows.getString(2));
                }
            }
        }
        tell(commands, answers);
        return Arrays.asList(answers);
    }

    private void tell(List<LedgerCommand> commands, LedgerAnswer[] answers) {
        Set<String> learners = new HashSet<>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].outcome() == LedgerAnswer.Outcome.DONE && answers[i].version() > answers[i].before()) {
                learners.add(commands.get(i).learner());
            }
        }
        if (!learners.isEmpty()) {
            changed.fire(new LedgersChanged(learners));
        }
    }

    private static String json(List<LedgerCommand> commands) {
        try {
            return JSON.writeValueAsString(commands);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LedgerAnswer answer(String json) {
        try {
            return JSON.readValue(json, LedgerAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
