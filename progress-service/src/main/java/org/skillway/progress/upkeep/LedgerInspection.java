package org.skillway.progress.upkeep;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.progress.ledger.Entry;
import org.skillway.progress.ledger.LedgerRow;
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

    /** Answers in the order of the learners. */
    List<Inspected> inspect(List<String> learners) throws SQLException {
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read, read only");
        }
        Array ids = connection.createArrayOf("text", learners.toArray());
        Map<String, Head> heads = heads(ids);
        Map<String, ChainCheck> checks = learners.stream()
                .collect(Collectors.toMap(
                        Function.identity(), learner -> new ChainCheck(heads.getOrDefault(learner, Head.NONE))));
        follow(ids, checks);
        Map<String, Long> misfits = misfits(ids);
        List<Inspected> inspected = new ArrayList<>();
        for (String learner : learners) {
            UUID ledger = heads.getOrDefault(learner, Head.NONE).ledger();
            inspected.add(new Inspected(ledger, checks.get(learner).end(misfits.get(learner))));
        }
        return inspected;
    }

    private Map<String, Head> heads(Array ids) throws SQLException {
        Map<String, Head> heads = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select learner_id, ledger_id, version, encode(head_hash, 'hex') as head_hash"
                        + " from learner where learner_id = any (?)")) {
            query.setArray(1, ids);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    heads.put(
                            row.getString("learner_id"),
                            new Head(
                                    row.getObject("ledger_id", UUID.class),
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
