package org.skillway.progress.replica;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/** The copy of the catalog's structure. A revision is applied whole, with the position, or not at all. */
@ApplicationScoped
public class CatalogReplicaService {

    /** How long a client waits before it asks again for a skill that may just have been published (seconds). */
    private static final String RETRY_AFTER = "5";

    /** Both the feed and the database are waited for; each single wait has a bound of its own, far below. */
    private static final int LONGEST_REVISION_SECONDS = 600;

    private static final int BATCH = 1_000;

    private final CatalogReplicaRepository replica;

    CatalogReplicaService(CatalogReplicaRepository replica) {
        this.replica = replica;
    }

    /** Where the replica stands; empty while nothing has been loaded. */
    @Transactional
    public Optional<Position> position() {
        return sql(replica::position);
    }

    /**
     * A skill of whatever status, followed through its merges: what was learned stays true when a skill is retired.
     *
     * @throws ProblemException when there is no such skill, or nothing has been loaded yet
     */
    @Transactional
    public KnownSkill skill(String key) {
        CatalogReplicaRepository.Found found = sql(() -> replica.skill(key));
        Map<String, String> later = Map.of("Retry-After", RETRY_AFTER);
        if (found.position() == null) {
            throw new ProblemException(ErrorCode.CATALOG_NOT_KNOWN_YET, later);
        }
        long revision = found.position().revision();
        if (found.survivor() == null) {
            // The catalog may be ahead of what is known here, so it may be worth another try.
            throw new ProblemException(ErrorCode.UNKNOWN_SKILL, later, key, Long.toString(revision));
        }
        return new KnownSkill(found.survivor(), revision);
    }

    /** The surviving key of a skill; the key itself where the catalog does not know it. */
    @Transactional
    public String survivor(String key) {
        CatalogReplicaRepository.Found found = sql(() -> replica.skill(key));
        return found.survivor() == null ? key : found.survivor();
    }

    /**
     * Replaces everything.
     *
     * @throws E when the states do not come whole; nothing has changed then
     */
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST_REVISION_SECONDS)
    public <E extends Exception> void replace(Position newPosition, States<E> states) throws E, InterruptedException {
        sql(() -> {
            replica.clear(newPosition);
            return null;
        });
        put(states);
    }

    /**
     * Applies the revision that follows {@code from}.
     *
     * @return false, with nothing changed and no state taken, when the replica does not stand there
     * @throws E when the states do not come whole; nothing has changed then
     */
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST_REVISION_SECONDS)
    public <E extends Exception> boolean apply(Position from, long revision, States<E> states)
            throws E, InterruptedException {
        boolean here = sql(() -> replica.advance(from, revision));
        if (here) {
            put(states);
        }
        return here;
    }

    /** Batch by batch: a revision is never in memory as a whole. */
    private <E extends Exception> void put(States<E> states) throws E, InterruptedException {
        List<EntityState> batch = new ArrayList<>();
        for (EntityState state = states.next(); state != null; state = states.next()) {
            batch.add(state);
            if (batch.size() == BATCH) {
                store(batch);
            }
        }
        store(batch);
    }

    private void store(List<EntityState> batch) {
        sql(() -> {
            replica.put(batch);
            return null;
        });
        batch.clear();
    }

    // Unchecked, so that the transaction is rolled back; of the same type as Hibernate's, so that it is told the same
    // way.
    private static <T> T sql(Sql<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new GenericJDBCException("The replica's database refused", e);
        }
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }
}
