package org.skillway.progress.replica;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.GenericJDBCException;

/** The copy of the catalog's structure. A revision is applied whole, with the position, or not at all. */
@ApplicationScoped
public class CatalogReplicaService {

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

    /** The surviving key of a skill; the key itself where it is not merged, or not known. */
    @Transactional
    public String survivor(String key) {
        return sql(() -> replica.survivor(key)).orElse(key);
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
        followMerges();
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
        if (here && put(states)) {
            followMerges();
        }
        return here;
    }

    /**
     * Batch by batch: a revision is never in memory as a whole.
     *
     * @return whether it changes which skills are merged
     */
    private <E extends Exception> boolean put(States<E> states) throws E, InterruptedException {
        boolean merges = false;
        List<EntityState> batch = new ArrayList<>();
        for (EntityState state = states.next(); state != null; state = states.next()) {
            batch.add(state);
            if (batch.size() == BATCH) {
                merges |= store(batch);
            }
        }
        return store(batch) || merges;
    }

    private boolean store(List<EntityState> batch) {
        boolean merges = sql(() -> {
            replica.put(batch);
            return replica.changesMerges(batch);
        });
        batch.clear();
        return merges;
    }

    /** Last in the transaction, since writers of ledgers wait from here to the commit. */
    private void followMerges() {
        sql(() -> {
            replica.lockMerges();
            replica.followMerges();
            return null;
        });
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
