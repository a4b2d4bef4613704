package org.skillway.progress.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.audit.Noted;
import org.skillway.progress.audit.Origin;
import org.skillway.progress.audit.SecurityEvent;
import org.skillway.progress.ledger.LedgerErased;
import org.skillway.progress.ledger.LedgersChanged;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/** Calls the one function of the database that removes entries ({@code R__5_erase.sql}). */
@ApplicationScoped
class ErasureRepository {

    private static final String ERASE = """
            select answer ->> 'outcome', (answer ->> 'ledger')::uuid, (answer ->> 'version')::bigint,
                (answer ->> 'noted')::boolean
            from ledger_erase(?, to_jsonb(cast(? as text[])), ?, ?, ?, ?) answer
            """;

    private final DataSource database;
    private final Event<LedgersChanged> changed;
    private final Event<LedgerErased> erased;
    private final Event<Noted> noted;

    ErasureRepository(
            DataSource database, Event<LedgersChanged> changed, Event<LedgerErased> erased, Event<Noted> noted) {
        this.noted = noted;
        this.database = database;
        this.changed = changed;
        this.erased = erased;
    }

    /**
     * Erases all that is held about a person.
     *
     * @param states of the ledger, one of which has to be the present one; null where any will do
     * @return where the ledger stands, if in none of these states: then nothing is erased
     */
    Optional<ProgressMoment> erase(Access who, List<String> states) throws SQLException {
        String learner = who.learner();
        Origin origin = Origin.current();
        try (Connection connection = database.getConnection();
                PreparedStatement erase = connection.prepareStatement(ERASE)) {
            erase.setString(1, learner);
            erase.setArray(2, states == null ? null : connection.createArrayOf("text", states.toArray()));
            erase.setString(3, Words.of(who.actedAs()));
            erase.setString(4, who.subject());
            erase.setString(5, origin.operation());
            erase.setString(6, origin.requestId());
            try (ResultSet row = erase.executeQuery()) {
                row.next();
                if (row.getString(1).equals("stale")) {
                    return Optional.of(new ProgressMoment(row.getObject(2, UUID.class), row.getLong(3)));
                }
                changed.fire(new LedgersChanged(Set.of(learner)));
                erased.fire(new LedgerErased(learner));
                if (row.getBoolean(4)) {
                    noted.fire(Noted.once(SecurityEvent.LEARNER_ERASED, origin));
                }
                return Optional.empty();
            }
        }
    }
}
