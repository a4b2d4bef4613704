package org.skillway.progress.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import org.skillway.progress.web.Words;

/**
 * Chains the entries of one ledger: the hash of an entry is SHA-256 over what came before it and all that it says.
 *
 * <p>What is hashed is a list of members, name and value, in this order: {@code previous} (the hash before in lower-case
 * hexadecimal digits; for the first entry the ledger id), {@code version}, {@code entryId}, {@code kind}, {@code skill},
 * {@code evidence}, {@code actor}, {@code actedAs}, {@code happenedAt}, {@code recordedAt}, {@code catalogRevision}. Each
 * name and each value is written as the number of its UTF-8 bytes (32 bits, big-endian) followed by these bytes, so no two
 * entries have the same form. Numbers are decimal; UUIDs are lower-case with hyphens; times are UTC in the form
 * {@code 2026-05-01T10:00:00.000000Z}, always with six digits of the second. Members that are added later stand at the
 * end, and are left out where they have no value: hashes that exist stay as they are.
 */
final class LedgerHash {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final MessageDigest digest;

    private LedgerHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The hash of a ledger's first entry. */
    static byte[] first(UUID ledgerId, UUID entryId, NewEntry entry) {
        return of(ledgerId.toString(), 1, entryId, entry);
    }

    /** @param previous the hash of the entry before */
    static byte[] next(byte[] previous, long version, UUID entryId, NewEntry entry) {
        return of(HexFormat.of().formatHex(previous), version, entryId, entry);
    }

    private static byte[] of(String previous, long version, UUID entryId, NewEntry entry) {
        LedgerHash hash = new LedgerHash();
        hash.member("previous", previous);
        hash.member("version", Long.toString(version));
        hash.member("entryId", entryId.toString());
        hash.member("kind", Words.of(entry.kind()));
        hash.member("skill", entry.skill());
        hash.member("evidence", Words.of(entry.evidence()));
        hash.member("actor", entry.actor().toString());
        hash.member("actedAs", Words.of(entry.actedAs()));
        hash.member("happenedAt", time(entry.happenedAt()));
        hash.member("recordedAt", time(entry.recordedAt()));
        hash.member("catalogRevision", Long.toString(entry.catalogRevision()));
        return hash.digest.digest();
    }

    private static String time(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    private void member(String name, String value) {
        sized(name);
        sized(value);
    }

    private void sized(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
