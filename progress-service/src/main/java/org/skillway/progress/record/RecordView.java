package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;

/** A record on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SkillRecord", description = "A learner's standing on one skill.")
public record RecordView(
        @Schema(
                required = true,
                description = "The key of the skill; the surviving one, where the skill was merged into another.",
                examples = "git")
        String skill,

        @Schema(required = true) RecordState state,

        @Schema(required = true, description = "The evidence of completion that stands, by when it happened.")
        List<EvidenceView> evidence,

        @Schema(description = "Since when it is being learned; absent where nobody said so.")
        WordView started,

        @Schema(description = "Since when it is claimed; absent where it is not.")
        WordView claimed,

        @Schema(
                required = true,
                description = "The progress version that brought the newest of what stands here.",
                examples = "7")
        long version) {

    /** Rows on one skill, of which there is at least one, by when they happened. */
    static RecordView of(String skill, List<StandingRow> rows) {
        return new RecordView(
                skill,
                rows.stream()
                        .map(row -> RecordState.of(row.kind()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                rows.stream()
                        .filter(row -> row.kind() == EntryKind.COMPLETED)
                        .map(EvidenceView::from)
                        .toList(),
                first(rows, EntryKind.STARTED).orElse(null),
                first(rows, EntryKind.CLAIMED).orElse(null),
                rows.stream().mapToLong(StandingRow::version).max().orElseThrow());
    }

    /** The records that rows on skills make up, in the order of the rows' keys. */
    public static List<RecordView> from(List<StandingRow> rows) {
        Map<String, List<StandingRow>> bySkill =
                rows.stream().collect(Collectors.groupingBy(StandingRow::key, LinkedHashMap::new, Collectors.toList()));
        return bySkill.entrySet().stream()
                .map(skill -> of(skill.getKey(), skill.getValue()))
                .toList();
    }

    private static Optional<WordView> first(List<StandingRow> rows, EntryKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).findFirst().map(WordView::from);
    }
}
