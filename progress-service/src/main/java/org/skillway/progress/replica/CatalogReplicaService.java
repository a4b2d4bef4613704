package org.skillway.progress.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.GenericJDBCException;

/** The copy of the catalog's structure. A revision is applied whole, with the position, or not at all. */
@ApplicationScoped
public class CatalogReplicaService {

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

    /** Replaces everything. */
    @Transactional
    public void replace(Position newPosition, List<EntityState> states) {
        sql(() -> {
            replica.lockMerges();
            replica.clear(newPosition);
            replica.put(states);
            replica.followMerges();
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
            if (here && replica.changesMerges(states)) {
                replica.lockMerges();
                replica.put(states);
                replica.followMerges();
            } else if (here) {
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
