package org.skillway.progress.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("A large revision")
class LargeRevisionTest {

    private static final int MANY = 20_000;

    @Inject
    CatalogReplicaService replica;

    @Inject
    DataSource database;

    /** Says that the rest does not come. */
    private static final class BrokenOff extends Exception {

        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName("is applied whole, as changes and as a snapshot, also after it broke off before its last line")
    void whole() throws SQLException {
        String prefix = Catalog.freshKey();
        long before = Catalog.publish(prefix);
        Learner.awaitRevision(before);
        Catalog.fail("cut");
        long large = Catalog.publishAll(
                IntStream.range(0, MANY).mapToObj(i -> prefix + "-" + i).toList());
        Eventually.until("the revision is there", () -> {
            int stored = count(prefix + "-");
            assertThat(stored).isIn(0, MANY);
            return stored == MANY;
        });
        assertThat(Learner.replicaRevision()).isEqualTo(large);
        assertThat(count("ghost")).isZero();

        String epoch = Catalog.newEpoch();
        Eventually.until("the snapshot is there", () -> epoch().equals(epoch));
        assertThat(count(prefix + "-")).isEqualTo(MANY);

        String restored = Catalog.restore(before);
        Eventually.until("the catalog is small again", () -> epoch().equals(restored));
        assertThat(count(prefix + "-")).isZero();
    }

    @Test
    @DisplayName("is never in memory as a whole, and what broke off is not there")
    void inParts() {
        String prefix = Catalog.freshKey();
        Learner.awaitRevision(Catalog.publish(prefix));
        Position here = replica.position().orElseThrow();
        List<WeakReference<String>> handedOut = new ArrayList<>();
        States<BrokenOff> endless = () -> {
            if (handedOut.size() == MANY) {
                System.gc();
                throw new BrokenOff();
            }
            // A text of its own for each, so that each can be told apart from what is kept.
            String structure = "{\"minutes\":" + handedOut.size() + "}";
            handedOut.add(new WeakReference<>(structure));
            return new EntityState(
                    here.revision() + 1, "module", prefix + "-" + handedOut.size(), "published", 1, null, structure);
        };

        assertThatThrownBy(() -> replica.apply(here, here.revision() + 1, endless))
                .isInstanceOf(BrokenOff.class);

        assertThat(handedOut.stream().filter(structure -> structure.get() != null))
                .as("states that are still in memory")
                .hasSizeLessThan(MANY / 4);
        assertThat(replica.position()).contains(here);
        assertThat(count(prefix + "-")).isZero();
    }

    private int count(String prefix) {
        return Integer.parseInt(select("select count(*) from catalog_entity where key like '" + prefix + "%'"));
    }

    private String epoch() {
        return select("select epoch from catalog_position");
    }

    private String select(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
