package org.skillway.progress.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Takes all learners through a task, some at a time, several partitions at once. */
final class EveryLedger {

    /** As many as V1 makes of each table. */
    private static final int PARTITIONS = 16;

    private static final int BATCH = 200;

    private static final String LEARNERS =
            "select learner_id from learner_p%d where learner_id > ? order by learner_id limit ?";

    // Nothing of the kind can be written through the functions, but here somebody may have written otherwise.
    private static final String WITHOUT_HEAD = """
            select learner_id from (
                select learner_id from ledger_entry_p%1$d union select learner_id from standing_p%1$d) held
            where learner_id > ? and not exists (select from learner_p%1$d l where l.learner_id = held.learner_id)
            order by learner_id limit ?
            """;

    private final DataSource database;
    private final int threads;

    EveryLedger(DataSource database, int threads) {
        this.database = database;
        this.threads = threads;
    }

    /** What is done with some learners, on a connection at the beginning of a transaction, which ends with it. */
    @FunctionalInterface
    interface Task {
        void take(Connection connection, List<String> learners) throws SQLException;
    }

    void each(Task task) throws SQLException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> partitions = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                int partition = i;
                partitions.add(workers.submit(() -> {
                    partition(partition, task);
                    return null;
                }));
            }
            for (Future<?> partition : partitions) {
                partition.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private void partition(int partition, Task task) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            walk(connection, LEARNERS.formatted(partition), task);
            walk(connection, WITHOUT_HEAD.formatted(partition), task);
        }
    }

    private static void walk(Connection connection, String sql, Task task) throws SQLException {
        List<String> learners = after(connection, sql, "");
        while (!learners.isEmpty()) {
            task.take(connection, learners);
            connection.commit();
            learners = after(connection, sql, learners.get(learners.size() - 1));
        }
    }

    private static List<String> after(Connection connection, String sql, String last) throws SQLException {
        List<String> learners = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, last);
            query.setInt(2, BATCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    learners.add(row.getString(1));
                }
            }
        }
        connection.commit();
        return learners;
    }
}
