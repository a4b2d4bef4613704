package org.skillway.progress.exports;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.record.RecordView;

/** The form of an export, for the OpenAPI document; it is written as a stream. */
@Schema(name = "ProgressExport", description = "All that is held about a learner.")
record ProgressExport(
        @Schema(required = true, description = "The `sub` of the learner's token.")
        String learner,

        @Schema(
                description =
                        "The random id with which the chain of the ledger begins; absent where nothing is recorded.",
                implementation = String.class,
                format = "uuid")
        UUID ledger,

        @Schema(required = true, description = "The progress version at which it was exported.", examples = "7")
        long version,

        @Schema(required = true, description = "What stands on skills, by key.")
        List<RecordView> records,

        @Schema(required = true, description = "What else stands: modules, goals, courses, grants, saved plans.")
        List<ExportedFact> facts,

        @Schema(required = true, description = "The ledger from its first entry on.")
        List<ExportedEntry> entries) {}
