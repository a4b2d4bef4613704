package org.skillway.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.skillway.bench.Question.Target;

/** The rows of the ledger's table for one number of learners. */
final class LedgerRows {

    private static final int COMPARED = 200;
    private static final int MANY = 32;
    private static final Target WRITES = new Target(0.9, null);
    private static final Target WRITES_OF_MANY = new Target(2.5, null);
    private static final Target STATEMENT = new Target(0.7, null);
    private static final Target READS = new Target(1.0, null);

    private final StackDatabase database;
    private final int skillway;
    private final int floor;
    private final Load load;
    private final LedgerRequests asked;

    /**
     * @param database as the user of the service
     * @param skillway port of progress-service
     */
    LedgerRows(StackDatabase database, int skillway, int floor, Load load, LedgerRequests asked) {
        this.database = database;
        this.skillway = skillway;
        this.floor = floor;
        this.load = load;
        this.asked = asked;
    }

    void compare(SameAnswers same) {
        for (int i = 0; i < COMPARED; i++) {
            same.check(asked.path());
            same.checkWrites(() -> asked.write().request());
        }
    }

    Row writes(int connections, Turns turns) {
        Target target = connections == 1 ? Target.NONE : connections > MANY ? WRITES_OF_MANY : WRITES;
        return turns.row("write", connections, target, write(skillway, connections), write(floor, connections));
    }

    /** Against connections that do nothing but call the statement. */
    Row writesAgainstStatement(int connections, Turns turns) throws SQLException {
        try (StatementLoad statement = new StatementLoad(database, connections, asked::write)) {
            return turns.row(
                    "write; floor: the statement alone",
                    connections,
                    STATEMENT,
                    write(skillway, connections),
                    statement::run);
        }
    }

    Row reads(int connections, Turns turns) {
        return turns.row(
                "read " + Learners.RECORDS + " records",
                connections,
                READS,
                time -> load.run(skillway, () -> Load.Request.read(asked.path()), connections, time),
                time -> load.run(floor, () -> Load.Request.read(asked.path()), connections, time));
    }

    /**
     * While cohorts are published, against while they are not.
     *
     * @param seconds takes how long each publication took; the first is alone
     */
    Row writesBeside(Publication publication, Turns turns, List<Double> seconds) throws Exception {
        seconds.add(publication.call());
        // No longer than a publication alone, so that all of it is beside one; only with few learners is that too
        // short.
        Duration time = Duration.ofMillis(Math.max(1_000, Math.round(seconds.get(0) * 1000)));
        Turns within = new Turns(turns.rounds(), turns.warmUp(), time);
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try {
            return within.row(
                    "write beside a publication; floor: without one",
                    MANY,
                    Target.NONE,
                    turn -> beside(publisher.submit(publication), turn, seconds),
                    write(skillway, MANY));
        } finally {
            publisher.shutdownNow();
        }
    }

    private Load.Result beside(Future<Double> publication, Duration time, List<Double> seconds) {
        Load.Result result = write(skillway, MANY).run(time);
        try {
            seconds.add(publication.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return result;
    }

    /** How many transactions that wrote something came to each of Skillway's writes. */
    double commitsPerWrite(int connections, Duration time) throws SQLException {
        long writesBefore = asked.written();
        long before = transactions();
        write(skillway, connections).run(time);
        return (double) (transactions() - before) / (asked.written() - writesBefore);
    }

    private long transactions() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Turns.Side write(int port, int connections) {
        return time -> load.run(port, () -> asked.write().request(), connections, time);
    }
}
