package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.security.ActedAs;

@DisplayName("The hash of an entry")
class LedgerHashTest {

    private static final UUID LEDGER = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ENTRY = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID ACTOR = UUID.fromString("33333333-3333-4333-8333-333333333333");
    private static final Instant HAPPENED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-05-03T18:20:07.512345Z");
    private static final Entry GIT = entry(e -> e);

    // Both were computed by another program from the description in LedgerHash, not by the class under test.
    private static final String FIRST = "9b65bacab59b54ba42434e7543f5bf651ede7b82776e92d0847f17b1870f4018";
    private static final String SECOND = "778dba187a9ff381eb3c04f900d32ccb528c6b789c30375c3950b2123d664cdf";

    @Test
    @DisplayName("of the first begins with the ledger id")
    void first() {
        assertThat(hex(LedgerHash.first(LEDGER, GIT))).isEqualTo(FIRST);
    }

    @Test
    @DisplayName("of a later one begins with the hash before")
    void next() {
        Entry scraping = entry(e -> e.with("version", 2L)
                .with("entryId", UUID.fromString("44444444-4444-4444-8444-444444444444"))
                .with("key", "web-scraping")
                .with("evidence", EvidenceKind.IMPORTED)
                .with("actor", UUID.fromString("55555555-5555-4555-8555-555555555555"))
                .with("actedAs", ActedAs.ADMIN)
                .with("happenedAt", Instant.EPOCH)
                .with("recordedAt", Instant.parse("2026-05-03T18:20:08.000001Z"))
                .with("catalogRevision", 13L));
        assertThat(hex(LedgerHash.next(HexFormat.of().parseHex(FIRST), scraping)))
                .isEqualTo(SECOND);
    }

    @Test
    @DisplayName("changes with every single thing that the entry says")
    void everything() {
        List<String> hashes = Stream.<UnaryOperator<Members>>of(
                        e -> e,
                        e -> e.with("version", 2L),
                        e -> e.with("entryId", ACTOR),
                        e -> e.with("kind", EntryKind.CLAIMED),
                        e -> e.with("kind", EntryKind.GOAL_SET),
                        e -> e.with("kind", EntryKind.PLAN_SAVED),
                        e -> e.with("key", "gi"),
                        e -> e.with("evidence", EvidenceKind.ASSESSED),
                        e -> e.with("actor", ENTRY),
                        e -> e.with("actedAs", ActedAs.ADMIN),
                        e -> e.with("happenedAt", RECORDED),
                        e -> e.with("recordedAt", HAPPENED),
                        e -> e.with("catalogRevision", 13L),
                        e -> e.with("module", "git"),
                        e -> e.with("moduleVersion", 1),
                        e -> e.with("person", ACTOR),
                        e -> e.with("carries", EntryKind.COMPLETED),
                        e -> e.with("origin", "git"),
                        e -> e.with("reason", Reason.OTHER),
                        e -> e.with("details", "{}"),
                        e -> e.with("ends", List.of(1L, 2L)),
                        e -> e.with("ends", List.of(12L)))
                .map(change -> hex(LedgerHash.first(LEDGER, entry(change))))
                .toList();
        assertThat(hashes).doesNotHaveDuplicates();
        assertThat(hex(LedgerHash.first(ENTRY, GIT))).isNotIn(hashes);
    }

    private static Entry entry(UnaryOperator<Members> change) {
        Members members = change.apply(new Members(new HashMap<>())
                .with("version", 1L)
                .with("entryId", ENTRY)
                .with("kind", EntryKind.COMPLETED)
                .with("key", "git")
                .with("evidence", EvidenceKind.SELF_REPORTED)
                .with("actor", ACTOR)
                .with("actedAs", ActedAs.SELF)
                .with("happenedAt", HAPPENED)
                .with("recordedAt", RECORDED)
                .with("catalogRevision", 12L));
        return members.entry();
    }

    /** An entry's members by name, so that each can be changed by itself. */
    private record Members(Map<String, Object> values) {

        Members with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        Entry entry() {
            try {
                RecordComponent[] components = Entry.class.getRecordComponents();
                Object[] arguments = Arrays.stream(components)
                        .map(component -> values.get(component.getName()))
                        .toArray();
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                return Entry.class.getDeclaredConstructor(types).newInstance(arguments);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
