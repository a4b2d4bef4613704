package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
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
        RecordState state = RecordState.of(rows.get(0).kind());
        List<EvidenceView> evidence = new ArrayList<>(rows.size());
        WordView started = null;
        WordView claimed = null;
        long version = 0;
        for (StandingRow row : rows) {
            RecordState says = RecordState.of(row.kind());
            state = says.compareTo(state) > 0 ? says : state;
            version = Math.max(version, row.version());
            if (row.kind() == EntryKind.COMPLETED) {
                evidence.add(EvidenceView.from(row));
            } else if (row.kind() == EntryKind.STARTED && started == null) {
                started = WordView.from(row);
            } else if (row.kind() == EntryKind.CLAIMED && claimed == null) {
                claimed = WordView.from(row);
            }
        }
        return new RecordView(skill, state, evidence, started, claimed, version);
    }

    /** The records that rows on skills make up; rows on one skill follow each other. */
    public static List<RecordView> from(List<StandingRow> rows) {
        List<RecordView> records = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= rows.size(); end++) {
            String skill = rows.get(begin).key();
            if (end == rows.size() || !rows.get(end).key().equals(skill)) {
                records.add(of(skill, rows.subList(begin, end)));
                begin = end;
            }
        }
        return records;
    }
}
