package org.skillway.progress.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** Asks the database what somebody sees of a learner, in one statement ({@code R__3_milestones.sql}). */
@ApplicationScoped
class SightRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource database;

    SightRepository(DataSource database) {
        this.database = database;
    }

    private record Row(
            boolean whole, Set<String> courses, Set<String> modules, Set<String> skills, long revision, long version) {

        Sight sight() {
            return whole ? Sight.WHOLE : new Sight(false, courses, modules, skills, "s" + revision + "-" + version);
        }
    }

    /** Empty for nothing, whether or not there is such a learner. */
    Optional<Sight> of(String learner, String viewer) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select ledger_sight(?, ?)")) {
            query.setString(1, learner);
            query.setString(2, viewer);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String seen = row.getString(1);
                return seen == null
                        ? Optional.empty()
                        : Optional.of(JSON.readValue(seen, Row.class).sight());
            }
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
