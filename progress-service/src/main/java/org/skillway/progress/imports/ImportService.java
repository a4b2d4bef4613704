package org.skillway.progress.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.audit.AuditService;
import org.skillway.progress.idempotency.IdempotencyService;
import org.skillway.progress.security.ActedAs;

/** What happens to an import, step by step: each step is over and kept, or it has not happened. */
@ApplicationScoped
class ImportService {

    private final ImportRepository imports;
    private final IdempotencyService idempotency;
    private final AuditService audit;

    ImportService(ImportRepository imports, IdempotencyService idempotency, AuditService audit) {
        this.imports = imports;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * What two uploads have to agree in to be the same.
     *
     * @param digest SHA-256 of the bytes, in hexadecimal digits
     */
    record Upload(ImportFormat format, String digest) {}

    @Transactional
    void create(UUID id, String subject, ActedAs actedAs, ImportFormat format) {
        sql(() -> {
            imports.create(id, subject, actedAs, format);
            return null;
        });
    }

    /** Keeps what has been read since the last time, and says what becomes of the import next. */
    @Transactional
    void receive(UUID id, Portion portion, ImportState state) {
        sql(() -> {
            if (!imports.received(id, state, portion.lines(), portion.lastRow(), portion.faultCount())) {
                throw new IllegalStateException("The import was given up while it was received");
            }
            imports.add(id, portion.rows(), portion.faults());
            return null;
        });
    }

    /**
     * Keeps the end of an upload and queues the import, unless the same was done under the key before.
     *
     * @param key may be null
     * @return the import as it was when it was first asked for: another one, if that was before
     */
    @Transactional
    ImportView queue(UUID id, Portion rest, String subject, String key, Upload upload) {
        return idempotency.once(subject, "import-completions", key, upload, ImportView.class, () -> {
            receive(id, rest, ImportState.LOADING);
            audit.imported(id);
            return find(id, null).orElseThrow();
        });
    }

    /** Drops an upload that is not queued and will not be. */
    @Transactional
    void remove(UUID id) {
        sql(() -> {
            imports.remove(id);
            return null;
        });
    }

    /** @return whether there may be more to load, and nobody else is at it */
    @Transactional
    boolean load(UUID id, int most) {
        return sql(() -> "loading".equals(imports.load(id, most)));
    }

    @Transactional
    List<UUID> loading() {
        return sql(imports::loading);
    }

    /** Ends what can never be loaded. */
    @Transactional
    void fail(UUID id) {
        sql(() -> imports.end(id, ImportState.LOADING, ImportState.FAILED));
    }

    /** Ends uploads whose process or client has gone away without a word. */
    @Transactional
    void failAbandoned(Duration silence) {
        sql(() -> {
            for (UUID id : imports.abandoned(silence)) {
                imports.end(id, ImportState.RECEIVING, ImportState.FAILED);
            }
            return null;
        });
    }

    /** Whether it could be cancelled still; what has been loaded stays. */
    @Transactional
    boolean cancel(UUID id) {
        return sql(() -> imports.end(id, ImportState.LOADING, ImportState.CANCELLED));
    }

    @Transactional
    Optional<ImportView> find(UUID id, String subject) {
        return sql(() -> imports.find(id, subject));
    }

    @Transactional
    List<ImportView> page(String subject, UUID before, int limit) {
        return sql(() -> imports.page(subject, before, limit));
    }

    @Transactional
    List<ImportRepository.StoredFault> faults(UUID id, long after, int limit) {
        return sql(() -> imports.faults(id, after, limit));
    }

    // Unchecked, so that the transaction is rolled back; of the same type as Hibernate's, so that it is told the same
    // way.
    private static <T> T sql(Sql<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new GenericJDBCException("The database refused a step of an import", e);
        }
    }

    private interface Sql<T> {
        T run() throws SQLException;
    }
}
