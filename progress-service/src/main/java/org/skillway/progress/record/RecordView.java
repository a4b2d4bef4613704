package org.skillway.progress.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record on the wire. */
@Schema(name = "SkillRecord", description = "A learner's standing on one skill.")
public record RecordView(
        @Schema(
                required = true,
                description = "The key of the skill; the surviving one, where the skill was merged into another.",
                examples = "git")
        String skill,

        @Schema(required = true) RecordState state,

        @Schema(required = true, description = "The evidence that stands, by when it happened.")
        List<EvidenceView> evidence,

        @Schema(required = true, description = "The progress version that last changed this record.", examples = "7")
        long version) {

    /** The records that the rows of an answer tell of, in the order of their keys. */
    static List<RecordView> from(List<ProgressRow> rows) {
        Map<String, RecordView> records = new LinkedHashMap<>();
        rows.stream().filter(row -> row.skill() != null).forEach(row -> records.computeIfAbsent(
                        row.skill(),
                        skill -> new RecordView(skill, row.recordState(), new ArrayList<>(), row.version()))
                .evidence()
                .add(EvidenceView.from(row)));
        return List.copyOf(records.values());
    }
}
