package org.skillway.bench.floor;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands for a learner on skills and modules, as one floor tells it another: numbers as they are, and keys behind their
 * lengths, so that nothing has to be taken apart that was put together just before.
 *
 * @param version of the progress
 * @param revision of the catalog
 */
record FloorRecords(long version, long revision, List<Fact> facts) {

    /** Takes the learner. There is always a row, whose record is null where nothing stands. */
    static final String STATEMENT = """
            select coalesce(l.version, 0), p.revision, s.kind, s.origin, s.evidence, s.happened_at
            from (select 1) always
            left join catalog_position p on true
            left join learner l on l.learner_id = $1
            left join standing s on s.learner_id = $1 and s.ended_version is null
                and s.kind in ('started', 'claimed', 'completed', 'module-completed')
            """;

    private static final List<String> KINDS = List.of("started", "claimed", "completed", "module-completed");
    private static final int HEAD_BYTES = 2 * Long.BYTES;
    private static final int USUAL_FACT_BYTES = 32;
    private static final int LONGEST_KEY = 80;

    /**
     * One of them.
     *
     * @param kind its place in {@link #KINDS}
     * @param evidence its place in {@link RoleAnswer#EVIDENCE}; -1: none
     * @param micros since 1970, when it happened
     * @param key of the skill or module
     */
    record Fact(int kind, int evidence, long micros, String key) {

        static final int CLAIMED = 1;
        static final int COMPLETED = 2;
        static final int MODULE_COMPLETED = 3;

        static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }

    static FloorRecords of(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        List<Fact> facts = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String kind = row.getString(2);
            if (kind != null) {
                OffsetDateTime happened = row.getOffsetDateTime(5);
                facts.add(new Fact(
                        KINDS.indexOf(kind),
                        RoleAnswer.EVIDENCE.indexOf(String.valueOf(row.getString(4))),
                        happened.toEpochSecond() * 1_000_000 + happened.getNano() / 1_000,
                        row.getString(3)));
            }
        }
        return new FloorRecords(first.getLong(0), first.getLong(1), facts);
    }

    Buffer told() {
        Buffer told = Buffer.buffer(HEAD_BYTES + USUAL_FACT_BYTES * facts.size())
                .appendLong(version)
                .appendLong(revision);
        for (Fact fact : facts) {
            byte[] key = fact.key().getBytes(StandardCharsets.US_ASCII);
            told.appendByte((byte) fact.kind())
                    .appendByte((byte) fact.evidence())
                    .appendLong(fact.micros())
                    .appendByte((byte) key.length)
                    .appendBytes(key);
        }
        return told;
    }

    static FloorRecords read(Buffer told) {
        ByteBuffer bytes = ByteBuffer.wrap(told.getBytes());
        long version = bytes.getLong();
        long revision = bytes.getLong();
        List<Fact> facts = new ArrayList<>(bytes.remaining() / USUAL_FACT_BYTES + 1);
        byte[] key = new byte[LONGEST_KEY];
        while (bytes.hasRemaining()) {
            int kind = bytes.get();
            int evidence = bytes.get();
            long micros = bytes.getLong();
            int length = bytes.get();
            bytes.get(key, 0, length);
            facts.add(new Fact(kind, evidence, micros, new String(key, 0, length, StandardCharsets.US_ASCII)));
        }
        return new FloorRecords(version, revision, facts);
    }
}
