package org.skillway.progress.sight;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client says about a grant. */
@Schema(description = "What is to be recorded on a grant.")
public record Grant(
        @Schema(
                description =
                        "Names the entry within the learner's ledger, where the client chooses to: the same id with the same"
                                + " content is a repetition, with other content a `409`.",
                implementation = String.class,
                format = "uuid")
        UUID entryId) {}
