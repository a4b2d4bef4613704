package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hash of an entry")
class LedgerHashTest {

    private static final UUID LEDGER = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ENTRY = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID ACTOR = UUID.fromString("33333333-3333-4333-8333-333333333333");
    private static final Instant HAPPENED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-05-03T18:20:07.512345Z");
    private static final NewEntry GIT =
            entry("git", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.SELF, HAPPENED, RECORDED, 12);

    // Both were computed by another program from the description in LedgerHash, not by the class under test.
    private static final String FIRST = "9b65bacab59b54ba42434e7543f5bf651ede7b82776e92d0847f17b1870f4018";
    private static final String SECOND = "778dba187a9ff381eb3c04f900d32ccb528c6b789c30375c3950b2123d664cdf";

    @Test
    @DisplayName("of the first begins with the ledger id")
    void first() {
        assertThat(hex(LedgerHash.first(LEDGER, ENTRY, GIT))).isEqualTo(FIRST);
    }

    @Test
    @DisplayName("of a later one begins with the hash before")
    void next() {
        NewEntry scraping = entry(
                "web-scraping",
                EvidenceKind.IMPORTED,
                UUID.fromString("55555555-5555-4555-8555-555555555555"),
                ActedAs.ADMIN,
                Instant.EPOCH,
                Instant.parse("2026-05-03T18:20:08.000001Z"),
                13);
        UUID entryId = UUID.fromString("44444444-4444-4444-8444-444444444444");
        assertThat(hex(LedgerHash.next(HexFormat.of().parseHex(FIRST), 2, entryId, scraping)))
                .isEqualTo(SECOND);
    }

    @Test
    @DisplayName("changes with every single thing that the entry says")
    void everything() {
        List<String> hashes = Stream.of(
                        GIT,
                        entry("gi", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.SELF, HAPPENED, RECORDED, 12),
                        entry("git", EvidenceKind.ASSESSED, ACTOR, ActedAs.SELF, HAPPENED, RECORDED, 12),
                        entry("git", EvidenceKind.SELF_REPORTED, ENTRY, ActedAs.SELF, HAPPENED, RECORDED, 12),
                        entry("git", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.ADMIN, HAPPENED, RECORDED, 12),
                        entry("git", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.SELF, RECORDED, RECORDED, 12),
                        entry("git", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.SELF, HAPPENED, HAPPENED, 12),
                        entry("git", EvidenceKind.SELF_REPORTED, ACTOR, ActedAs.SELF, HAPPENED, RECORDED, 13))
                .map(entry -> hex(LedgerHash.first(LEDGER, ENTRY, entry)))
                .toList();
        assertThat(hashes).doesNotHaveDuplicates();
        assertThat(hex(LedgerHash.first(ENTRY, ENTRY, GIT))).isNotIn(hashes);
        assertThat(hex(LedgerHash.first(LEDGER, LEDGER, GIT))).isNotIn(hashes);
    }

    private static NewEntry entry(
            String skill,
            EvidenceKind evidence,
            UUID actor,
            ActedAs actedAs,
            Instant happenedAt,
            Instant recordedAt,
            long revision) {
        return new NewEntry(EntryKind.COMPLETED, skill, evidence, actor, actedAs, happenedAt, recordedAt, revision);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
