package org.skillway.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.skillway.bench.floor.LedgerCommand;

/**
 * The statement of a write without any service before it: connections in closed loops, each call a durable commit of its
 * own. It is what {@code pgbench -M prepared} does, which does not come with every PostgreSQL.
 */
final class StatementLoad implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;
    private final Supplier<LedgerWrite> writes;

    StatementLoad(StackDatabase database, int count, Supplier<LedgerWrite> writes) throws SQLException {
        this.writes = writes;
        threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            connections.add(database.connect());
        }
    }

    Load.Result run(Duration time) {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Future<long[]>> loops = connections.stream()
                .map(connection -> threads.submit(() -> loop(connection, end)))
                .toList();
        long[] micros =
                loops.stream().flatMapToLong(StatementLoad::micros).sorted().toArray();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Load.Result(micros.length / seconds, micros[micros.length / 2], micros[micros.length * 99 / 100]);
    }

    private long[] loop(Connection connection, long end) throws SQLException {
        long[] nanos = new long[4096];
        int count = 0;
        try (PreparedStatement write = connection.prepareStatement(LedgerCommand.STATEMENT)) {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                write.setString(1, writes.get().commands());
                write.setBoolean(2, true);
                try (ResultSet row = write.executeQuery()) {
                    row.next();
                    if (!row.getString(2).contains("\"added\"")) {
                        throw new IllegalStateException("Not added: " + row.getString(2));
                    }
                }
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count] = System.nanoTime() - begun;
                count++;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static LongStream micros(Future<long[]> loop) {
        try {
            return Arrays.stream(loop.get()).map(TimeUnit.NANOSECONDS::toMicros);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
