package org.skillway.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
    private static final String READ = "read " + Learners.RECORDS + " records";
    private static final Target WRITES = new Target(0.9, null);
    private static final Target WRITES_OF_MANY = new Target(2.5, null);
    private static final Target STATEMENT = new Target(0.7, null);
    private static final Target READS = new Target(1.0, null);

    /** Of the learners who are read, how large a part is read in a turn in which none may be read twice. */
    private static final double OF_ALL = 0.7;

    private final StackDatabase database;
    private final StackDatabase owner;
    private final int skillway;
    private final int floor;
    private final Load load;
    private final LedgerRequests asked;

    /**
     * @param database as the user of the service
     * @param owner of the tables
     * @param skillway port of progress-service
     */
    LedgerRows(StackDatabase database, StackDatabase owner, int skillway, int floor, Load load, LedgerRequests asked) {
        this.database = database;
        this.owner = owner;
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
                READ,
                connections,
                READS,
                time -> load.run(skillway, () -> Load.Request.read(asked.pathAgain()), connections, time),
                time -> load.run(floor, () -> Load.Request.read(asked.pathAgain()), connections, time));
    }

    /**
     * Each learner only once in a turn, before which the heads of all are touched, so that nothing counts of what the service
     * knows of them. A turn is so short that there are enough of them.
     */
    Row firstReads(int connections, Turns turns) {
        double perSecond = Math.max(
                read(skillway, connections).run(turns.warmUp()).perSecond(),
                read(floor, connections).run(turns.warmUp()).perSecond());
        Duration most = Duration.ofMillis(Math.round(OF_ALL * asked.readers().size() / perSecond * 1000));
        Duration time = most.compareTo(turns.time()) < 0 ? most : turns.time();
        return new Turns(turns.rounds(), time, time)
                .row(
                        READ + ", never read before",
                        connections,
                        Target.NONE,
                        turn -> {
                            touch();
                            int before = asked.read();
                            Load.Result result = read(skillway, connections).run(turn);
                            if (asked.read() - before > asked.readers().size()) {
                                throw new IllegalStateException("Somebody was read twice");
                            }
                            return result;
                        },
                        read(floor, connections));
    }

    private Turns.Side read(int port, int connections) {
        return time -> load.run(port, () -> Load.Request.read(asked.path()), connections, time);
    }

    private void touch() {
        try (Connection connection = owner.connect();
                PreparedStatement touch = connection.prepareStatement("update learner"
                        + " set touched_at = touched_at + interval '1 microsecond' where learner_id = any (?)")) {
            touch.setArray(1, connection.createArrayOf("text", asked.readers().toArray()));
            touch.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
