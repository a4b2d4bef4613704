package org.skillway.progress.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
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

    /** Replaces everything. */
    @Transactional
    public void replace(Position newPosition, List<EntityState> states) {
        sql(() -> {
            replica.clear(newPosition);
            replica.put(states);
            return null;
        });
    }

    /**
     * Applies the revision that follows {@code from}.
     *
     * @return false, with nothing changed, when the replica does not stand there
     */
    @Transactional
    public boolean apply(Position from, long revision, List<EntityState> states) {
        return sql(() -> {
            boolean here = replica.advance(from, revision);
            if (here) {
                replica.put(states);
            }
            return here;
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
