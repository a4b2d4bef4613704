package org.skillway.progress.upkeep;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.skillway.progress.ledger.Entry;
import org.skillway.progress.ledger.LedgerHash;
import org.skillway.progress.upkeep.LedgerCheck.BrokenLink;

/** Recomputes one ledger, entry by entry as they come, and remembers the first place that is broken and nothing else. */
final class ChainCheck {

    private final Head head;
    private final Long end;
    private long entries;
    private byte[] hash;
    private BrokenLink broken;

    /**
     * The learner's row.
     *
     * @param chain with what the chain begins: the ledger's id, or the one that it had before a restore
     * @param hash in hexadecimal digits; null of a ledger without an entry
     */
    record Head(UUID ledger, UUID chain, long version, String hash) {

        /** Where there is no such row. */
        static final Head NONE = new Head(null, null, 0, null);
    }

    /** @param end the version up to which it is recomputed; null: to its end, and with what stands */
    ChainCheck(Head head, Long end) {
        this.head = head;
        this.end = end;
    }

    /**
     * Takes the next entry.
     *
     * @param entry null where the row is none that could have been written
     * @param stored the hash that stands beside it
     */
    void next(long version, Entry entry, byte[] stored) {
        if (broken != null || (end != null && version > end)) {
            return;
        }
        if (version != entries + 1) {
            broken = new BrokenLink(entries + 1, BrokenRule.VERSION);
        } else if (head.ledger() == null) {
            broken = new BrokenLink(version, BrokenRule.HEAD);
        } else if (entry == null) {
            broken = new BrokenLink(version, BrokenRule.UNREADABLE);
        } else if (!Arrays.equals(expected(entry), stored)) {
            broken = new BrokenLink(version, BrokenRule.HASH);
        } else {
            entries = version;
            hash = stored.clone();
        }
    }

    private byte[] expected(Entry entry) {
        return entries == 0 ? LedgerHash.first(head.chain(), entry) : LedgerHash.next(hash, entry);
    }

    /** @param misfit the first version at which what stands is not what the ledger says; null where there is none */
    LedgerCheck end(Long misfit) {
        String last = hash == null ? null : HexFormat.of().formatHex(hash);
        if (end != null) {
            if (broken == null && end != entries) {
                broken = new BrokenLink(entries + 1, BrokenRule.VERSION);
            }
            return new LedgerCheck(broken == null, end, entries, last, broken);
        }
        if (broken == null && head.version() != entries) {
            broken = new BrokenLink(Math.min(head.version(), entries) + 1, BrokenRule.HEAD);
        } else if (broken == null && !Objects.equals(head.hash(), last)) {
            broken = new BrokenLink(entries, BrokenRule.HEAD);
        } else if (broken == null && misfit != null) {
            broken = new BrokenLink(misfit, BrokenRule.STANDING);
        }
        return new LedgerCheck(broken == null, head.version(), entries, last, broken);
    }
}
