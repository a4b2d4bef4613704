package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.exception.GenericJDBCException;

/** Who is behind a pseudonym. */
@ApplicationScoped
public class ActorRepository {

    private final DataSource database;

    ActorRepository(DataSource database) {
        this.database = database;
    }

    /** @param pseudonyms null among them is nobody */
    public Persons persons(Collection<UUID> pseudonyms) {
        List<UUID> asked =
                pseudonyms.stream().filter(Objects::nonNull).distinct().toList();
        return asked.isEmpty() ? Persons.NOBODY : new Persons(subjects(asked));
    }

    private Map<UUID, String> subjects(List<UUID> pseudonyms) {
        Map<UUID, String> subjects = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select actor_id, subject from actor where actor_id = any (?)")) {
            query.setArray(1, connection.createArrayOf("uuid", pseudonyms.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    subjects.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
        return subjects;
    }
}
