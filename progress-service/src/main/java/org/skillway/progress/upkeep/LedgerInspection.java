package org.skillway.progress.upkeep;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.Entry;
import org.skillway.progress.ledger.LedgerRow;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.upkeep.ChainCheck.Head;

/**
 * Recomputes ledgers from their rows, with the Java form of the hash, which is none of the code that wrote them. Entries are
 * read as a stream, so that memory does not grow with the length of a ledger.
 */
final class LedgerInspection {

    private static final int FETCH = 1_000;

    private final Connection connection;

    /** @param connection at the beginning of a transaction, which this makes one snapshot */
    LedgerInspection(Connection connection) {
        this.connection = connection;
    }

    /**
     * A ledger and what came of it.
     *
     * @param ledger null where there is no row of the learner
     */
    record Inspected(UUID ledger, LedgerCheck check) {}

    /**
     * One ledger up to a point of its history, or to its end.
     *
     * @throws ProblemException when the version has not come yet
     */
    Inspected inspect(String learner, Point point) throws SQLException {
        begin();
        if (point.version() == null && point.asOf() == null) {
            return inspectWhole(List.of(learner)).get(0);
        }
        Array ids = connection.createArrayOf("text", new Object[] {learner});
        Head head = heads(ids).getOrDefault(learner, Head.NONE);
        long end = point.version() != null ? point.version() : recordedBy(learner, point.asOf());
        if (end > head.version()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("version", "not-yet", head.version());
        }
        Map<String, ChainCheck> check = Map.of(learner, new ChainCheck(head, end));
        follow(ids, check);
        return new Inspected(head.ledger(), check.get(learner).end(null));
    }

    /** Answers in the order of the learners. */
    List<Inspected> inspect(List<String> learners) throws SQLException {
        begin();
        return inspectWhole(learners);
    }

    private void begin() throws SQLException {
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private List<Inspected> inspectWhole(List<String> learners) throws SQLException {
        Array ids = connection.createArrayOf("text", learners.toArray());
        Map<String, Head> heads = heads(ids);
        Map<String, ChainCheck> checks = learners.stream()
                .collect(Collectors.toMap(
                        Function.identity(), learner -> new ChainCheck(heads.getOrDefault(learner, Head.NONE), null)));
        follow(ids, checks);
        Map<String, Long> misfits = misfits(ids);
        List<Inspected> inspected = new ArrayList<>();
        for (String learner : learners) {
            UUID ledger = heads.getOrDefault(learner, Head.NONE).ledger();
            inspected.add(new Inspected(ledger, checks.get(learner).end(misfits.get(learner))));
        }
        return inspected;
    }

    /** The version at which a ledger was at a time: recorded times only grow along it. */
    private long recordedBy(String learner, Instant time) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select coalesce(max(version), 0) from ledger_entry where learner_id = ? and recorded_at <= ?")) {
            query.setString(1, learner);
            query.setTimestamp(2, Timestamp.from(time));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Map<String, Head> heads(Array ids) throws SQLException {
        Map<String, Head> heads = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select learner_id, ledger_id, coalesce(chain_id, ledger_id) as chain_id, version,"
                        + " encode(head_hash, 'hex') as head_hash"
                        + " from learner where learner_id = any (?)")) {
            query.setArray(1, ids);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    heads.put(
                            row.getString("learner_id"),
                            new Head(
                                    row.getObject("ledger_id", UUID.class),
                                    row.getObject("chain_id", UUID.class),
                                    row.getLong("version"),
                                    row.getString("head_hash")));
                }
            }
        }
        return heads;
    }

    private void follow(Array ids, Map<String, ChainCheck> checks) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select * from ledger_entry where learner_id = any (?) order by learner_id, version")) {
            query.setArray(1, ids);
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    checks.get(row.getString("learner_id"))
                            .next(row.getLong("version"), readable(row), row.getBytes("hash"));
                }
            }
        }
    }

    private static Entry readable(ResultSet row) throws SQLException {
        try {
            return LedgerRow.of(row).entry();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, Long> misfits(Array ids) throws SQLException {
        Map<String, Long> misfits = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select learner_id, (select min(version) from ledger_misfits(learner_id) version) from unnest(?) learner_id")) {
            query.setArray(1, ids);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    misfits.put(row.getString(1), row.getObject(2, Long.class));
                }
            }
        }
        return misfits;
    }
}
