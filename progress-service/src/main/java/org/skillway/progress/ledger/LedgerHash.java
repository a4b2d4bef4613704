package org.skillway.progress.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.skillway.progress.web.Words;

/**
 * Chains the entries of one ledger: the hash of an entry is SHA-256 over what came before it and all that it says.
 *
 * <p>What is hashed is a list of members, name and value, in this order: {@code previous} (the hash before in lower-case
 * hexadecimal digits; for the first entry the ledger id), {@code version}, {@code entryId}, {@code kind}, {@code skill} (the
 * key of a skill) or {@code key} (of anything else), {@code evidence}, {@code actor}, {@code actedAs}, {@code happenedAt},
 * {@code recordedAt}, {@code catalogRevision}, {@code module}, {@code moduleVersion}, {@code person}, {@code carries},
 * {@code origin}, {@code reason}, {@code details}, {@code ends} (versions with commas between them). A member without a
 * value is left out. Each name and each value is written as the number of its UTF-8 bytes (32 bits, big-endian) followed by
 * these bytes, so no two entries have the same form. Numbers are decimal; UUIDs are lower-case with hyphens; times are UTC in
 * the form {@code 2026-05-01T10:00:00.000000Z}, always with six digits of the second. Members that are added later stand at
 * the end: hashes that exist stay as they are. The database writes the same form ({@code ledger_hash}).
 */
public final class LedgerHash {

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
    public static byte[] first(UUID ledgerId, Entry entry) {
        return of(ledgerId.toString(), entry);
    }

    /** @param previous the hash of the entry before */
    public static byte[] next(byte[] previous, Entry entry) {
        return of(HexFormat.of().formatHex(previous), entry);
    }

    private static byte[] of(String previous, Entry entry) {
        LedgerHash hash = new LedgerHash();
        hash.member("previous", previous);
        hash.member("version", entry.version());
        hash.member("entryId", entry.entryId());
        hash.member("kind", Words.of(entry.kind()));
        hash.member(entry.kind().isAboutSkill() ? "skill" : "key", entry.key());
        hash.member("evidence", word(entry.evidence()));
        hash.member("actor", entry.actor());
        hash.member("actedAs", Words.of(entry.actedAs()));
        hash.member("happenedAt", MICROSECONDS.format(entry.happenedAt()));
        hash.member("recordedAt", MICROSECONDS.format(entry.recordedAt()));
        hash.member("catalogRevision", entry.catalogRevision());
        hash.member("module", entry.module());
        hash.member("moduleVersion", entry.moduleVersion());
        hash.member("person", entry.person());
        hash.member("carries", word(entry.carries()));
        hash.member("origin", entry.origin());
        hash.member("reason", word(entry.reason()));
        hash.member("details", entry.details());
        hash.member("ends", entry.ends() == null ? null : versions(entry.ends()));
        return hash.digest.digest();
    }

    private static String word(Enum<?> constant) {
        return constant == null ? null : Words.of(constant);
    }

    private static String versions(List<Long> versions) {
        return versions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void member(String name, Object value) {
        if (value != null) {
            sized(name);
            sized(value.toString());
        }
    }

    private void sized(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
