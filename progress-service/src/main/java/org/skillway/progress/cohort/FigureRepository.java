package org.skillway.progress.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.skillway.progress.web.Words;

/** The SQL of what is shown: the figures of each publication. What was counted is kept nowhere. */
@ApplicationScoped
class FigureRepository {

    private static final int BATCH = 1_000;

    // Between this service and its own database nothing is to be refused.
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final DataSource database;

    FigureRepository(DataSource database) {
        this.database = database;
    }

    /** One cohort at one publication. */
    record Published(Instant at, long revision, Counts shown) {}

    Optional<Instant> lastPublication() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select max(published_at) from cohort_publication");
                ResultSet row = query.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
        }
    }

    void publish(Instant at, long revision, Map<Cohort, Counts> shown) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement publication = connection.prepareStatement(
                        "insert into cohort_publication (published_at, catalog_revision) values (?, ?)");
                PreparedStatement figure =
                        connection.prepareStatement("insert into cohort_figure (kind, key, published_at, shown)"
                                + " values (?, ?, ?, cast(? as jsonb))")) {
            publication.setTimestamp(1, Timestamp.from(at));
            publication.setLong(2, revision);
            publication.executeUpdate();
            int waiting = 0;
            for (Map.Entry<Cohort, Counts> entry : shown.entrySet()) {
                figure.setString(1, Words.of(entry.getKey().kind()));
                figure.setString(2, entry.getKey().key());
                figure.setTimestamp(3, Timestamp.from(at));
                figure.setString(4, json(entry.getValue()));
                figure.addBatch();
                waiting++;
                if (waiting % BATCH == 0) {
                    figure.executeBatch();
                }
            }
            figure.executeBatch();
        }
    }

    /** The newest publications of a cohort, the newest first. */
    List<Published> history(CohortKind kind, String key, Instant from, int most) throws SQLException {
        List<Published> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select f.published_at, p.catalog_revision, f.shown from cohort_figure f"
                                + " join cohort_publication p using (published_at)"
                                + " where f.kind = ? and f.key = ? and f.published_at >= ?"
                                + " order by f.published_at desc limit ?")) {
            query.setString(1, Words.of(kind));
            query.setString(2, key);
            query.setTimestamp(3, Timestamp.from(from));
            query.setInt(4, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Published(row.getTimestamp(1).toInstant(), row.getLong(2), counts(row.getString(3))));
                }
            }
        }
        return found;
    }

    private static String json(Counts counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Counts counts(String json) {
        try {
            return JSON.readValue(json, Counts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
