package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a history. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of a learner's history, newest first.")
public record LedgerEntryPage(
        @Schema(required = true) List<LedgerEntryView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
