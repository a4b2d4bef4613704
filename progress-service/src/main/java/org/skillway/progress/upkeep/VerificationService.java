package org.skillway.progress.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.ledger.Point;

/** Recomputes a learner's ledger on request. */
@ApplicationScoped
class VerificationService {

    private final DataSource database;

    VerificationService(DataSource database) {
        this.database = database;
    }

    @Transactional
    public LedgerInspection.Inspected verify(String learner, Point point) {
        try (Connection connection = database.getConnection()) {
            return new LedgerInspection(connection).inspect(learner, point);
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }
}
