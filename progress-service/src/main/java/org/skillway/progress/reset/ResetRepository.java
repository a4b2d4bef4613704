package org.skillway.progress.reset;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks the replica what roles require. */
@ApplicationScoped
class ResetRepository {

    // Through the merges, so that two skills that are one now are named once.
    private static final String REQUIRED = """
            select e.key as role, required.skill
            from catalog_entity e
            left join lateral (
                select distinct coalesce(m.survivor, s.skill) as skill
                from jsonb_array_elements(e.structure -> 'requirements') r,
                    jsonb_array_elements_text(r -> 'skills') s (skill)
                left join catalog_merge m on m.key = s.skill) required on true
            where e.kind = 'role' and e.key = ?
            order by required.skill
            """;

    private final DataSource database;

    ResetRepository(DataSource database) {
        this.database = database;
    }

    /** The skills that a role requires, whatever its status, by key; empty where there is no such role. */
    Optional<List<String>> required(String role) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(REQUIRED)) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                List<String> skills = null;
                while (row.next()) {
                    skills = skills == null ? new ArrayList<>() : skills;
                    if (row.getString("skill") != null) {
                        skills.add(row.getString("skill"));
                    }
                }
                return Optional.ofNullable(skills);
            }
        }
    }
}
