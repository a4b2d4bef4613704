package org.skillway.progress.upkeep;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.skillway.progress.upkeep.LedgerInspection.Inspected;
import org.skillway.progress.web.Words;

/**
 * What operators run on the ledgers; it needs the database and nothing else of the service. What is printed is one JSON object
 * a line, the last of which sums up. A ledger is named by its own random id: whose it is stays in the database.
 */
public final class OperatorCommand {

    /** Everything is as it should be, or is so now. */
    static final int OK = 0;

    /** A ledger is broken. */
    static final int BROKEN = 1;

    /** It could not be done: a wrong argument, no database. */
    static final int FAILED = 2;

    private static final String USAGE = """
            Usage: verify-ledgers                 recomputes every ledger; exit code 1 where one is broken
                   rebuild-records [LEDGER-ID]    makes records again from one ledger or all
                   renew-epoch                    after a restore, as the owner of the tables
            """;

    private final DataSource database;
    private final DataSource owner;
    private final int threads;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param database asked as the service's own user
     * @param owner the same, asked as the owner of the tables, for what the service's user may not
     */
    public OperatorCommand(DataSource database, DataSource owner, int threads, PrintWriter out, PrintWriter err) {
        this.database = database;
        this.owner = owner;
        this.threads = threads;
        this.out = out;
        this.err = err;
    }

    /** Answers the exit code. */
    public int run(List<String> arguments) throws InterruptedException {
        try {
            if (arguments.equals(List.of("verify-ledgers"))) {
                return verify();
            }
            if (arguments.equals(List.of("rebuild-records"))) {
                return rebuild();
            }
            if (arguments.size() == 2 && arguments.get(0).equals("rebuild-records")) {
                return rebuild(UUID.fromString(arguments.get(1)));
            }
            if (arguments.equals(List.of("renew-epoch"))) {
                return renew();
            }
        } catch (SQLException e) {
            err.println("The database could not be asked: " + e.getMessage());
            return FAILED;
        } catch (IllegalArgumentException e) {
            // Not the form of a ledger id.
            err.print(USAGE);
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
        err.print(USAGE);
        err.flush();
        return FAILED;
    }

    private int verify() throws SQLException, InterruptedException {
        LongAdder ledgers = new LongAdder();
        LongAdder entries = new LongAdder();
        LongAdder broken = new LongAdder();
        new EveryLedger(database, threads).each((connection, learners) -> {
            for (Inspected inspected : new LedgerInspection(connection).inspect(learners)) {
                ledgers.increment();
                entries.add(inspected.check().entries());
                if (!inspected.check().valid()) {
                    broken.increment();
                    show(inspected);
                }
            }
        });
        out.printf("{\"ledgers\":%d,\"entries\":%d,\"broken\":%d}%n", ledgers.sum(), entries.sum(), broken.sum());
        return broken.sum() == 0 ? OK : BROKEN;
    }

    private void show(Inspected inspected) {
        String ledger = inspected.ledger() == null ? "null" : "\"" + inspected.ledger() + "\"";
        LedgerCheck.BrokenLink link = inspected.check().broken();
        out.printf("{\"ledger\":%s,\"version\":%d,\"rule\":\"%s\"}%n", ledger, link.version(), Words.of(link.rule()));
    }

    private int rebuild() throws SQLException, InterruptedException {
        LongAdder ledgers = new LongAdder();
        LongAdder rows = new LongAdder();
        new EveryLedger(database, threads).each((connection, learners) -> {
            ledgers.add(learners.size());
            rows.add(Rebuilding.rebuild(connection, learners));
        });
        return rebuilt(ledgers.sum(), rows.sum());
    }

    private int rebuild(UUID ledger) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Optional<String> learner = Rebuilding.learner(connection, ledger);
            if (learner.isEmpty()) {
                err.println("There is no ledger " + ledger);
                return FAILED;
            }
            return rebuilt(1, Rebuilding.rebuild(connection, List.of(learner.get())));
        }
    }

    private int renew() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            out.printf("{\"ledgers\":%d}%n", EpochRenewal.renew(connection));
            return OK;
        }
    }

    private int rebuilt(long ledgers, long rows) {
        out.printf("{\"ledgers\":%d,\"correctedRows\":%d}%n", ledgers, rows);
        return OK;
    }
}
