package org.skillway.progress.reset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What undoing a revocation led to, on the wire. */
@Schema(name = "Undone", description = "A revocation that no longer counts.")
record UndoneView(
        @Schema(
                required = true,
                description = "The version of the revocation, or of one of those of a reset.",
                examples = "12")
        long version,

        @Schema(
                required = true,
                description = "How many records stand again; not those that have been recorded anew since.",
                examples = "3")
        long restored) {}
