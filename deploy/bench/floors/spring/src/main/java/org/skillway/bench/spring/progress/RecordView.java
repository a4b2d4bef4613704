package org.skillway.bench.spring.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** A record of one skill on the wire. */
record RecordView(String skill, String state, List<EvidenceView> evidence, long version) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceView(
            String kind,
            String by,
            String module,
            Integer moduleVersion,
            Instant happenedAt,
            Instant recordedAt,
            long catalogRevision) {

        static EvidenceView from(Completion completion) {
            return new EvidenceView(
                    completion.getEvidence(),
                    completion.getActedAs(),
                    completion.getModule(),
                    completion.getModuleVersion(),
                    completion.getHappenedAt(),
                    completion.getRecordedAt(),
                    completion.getCatalogRevision());
        }
    }

    static RecordView from(Completion completion) {
        return new RecordView(
                completion.getSkill().getKey(),
                "completed",
                List.of(EvidenceView.from(completion)),
                completion.getVersion());
    }
}
