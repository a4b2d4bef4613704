package org.skillway.progress.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.idempotency.IdempotencyService;

/** Reads and keeps the figures of cohorts. */
@ApplicationScoped
class CohortService {

    private final CohortRepository cohorts;
    private final FigureRepository figures;
    private final IdempotencyService idempotency;

    CohortService(CohortRepository cohorts, FigureRepository figures, IdempotencyService idempotency) {
        this.cohorts = cohorts;
        this.figures = figures;
        this.idempotency = idempotency;
    }

    /**
     * Accepts that somebody asks for new figures where they are due, or has asked under the same key when they were.
     *
     * @param key may be null
     * @param untilDue zero where they are
     */
    @Transactional
    void ask(String subject, String key, Supplier<Duration> untilDue) {
        idempotency.once(subject, "publish-cohorts", key, "", Boolean.class, () -> {
            Duration wait = untilDue.get();
            if (!wait.isZero()) {
                // Up to the next whole second, so that who waits as long does not come too early.
                String seconds = Long.toString(wait.plusMillis(999).toSeconds());
                throw new ProblemException(ErrorCode.PUBLISHED_TODAY, Map.of(HttpHeaders.RETRY_AFTER, seconds));
            }
            return true;
        });
    }

    @Transactional
    void publish(Instant at, long revision, Map<Cohort, Counts> shown) {
        sql(() -> {
            figures.publish(at, revision, shown);
            return null;
        });
    }

    @Transactional
    Optional<Boolean> isOwner(CohortKind kind, String key, String subject) {
        return sql(() -> cohorts.isOwner(kind, key, subject));
    }

    @Transactional
    List<FigureRepository.Published> history(CohortKind kind, String key, Instant from, int most) {
        return sql(() -> figures.history(kind, key, from, most));
    }

    @Transactional
    Optional<Instant> lastPublication() {
        return sql(figures::lastPublication);
    }

    private static <T> T sql(Sql<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new GenericJDBCException("The database refused what cohorts need", e);
        }
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }
}
