package org.skillway.progress.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** Recomputes a learner's ledger on request. */
@ApplicationScoped
class VerificationService {

    private final DataSource database;

    VerificationService(DataSource database) {
        this.database = database;
    }

    @Transactional
    public LedgerInspection.Inspected verify(String learner) {
        try (Connection connection = database.getConnection()) {
            return new LedgerInspection(connection).inspect(List.of(learner)).get(0);
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }
}
