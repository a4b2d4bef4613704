package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of records. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SkillRecordPage", description = "One page of a learner's records, in the order of the skills' keys.")
public record RecordPage(
        @Schema(required = true) List<RecordView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
