package org.skillway.progress.upkeep;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of recomputing a ledger, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerCheck", description = "A ledger, recomputed from its beginning to its end.")
record LedgerCheck(
        @Schema(required = true, description = "Whether nothing is broken.", examples = "true")
        boolean valid,

        @Schema(
                required = true,
                description = "The progress version, where the ledger ends, or the earlier one that was asked for.",
                examples = "7")
        long version,

        @Schema(
                required = true,
                description =
                        "How many entries hold, from the first on: each follows the one before and has the hash of what it says.",
                examples = "7")
        long entries,

        @Schema(
                description =
                        "The hash of the last of these entries, in hexadecimal digits; absent where there is none.",
                pattern = "^[0-9a-f]{64}$")
        String hash,

        @Schema(description = "Where it breaks; absent where it does not.")
        BrokenLink broken) {

    /**
     * The first place that is broken.
     *
     * @param version of the entry that is missing, wrong, or wrongly reflected
     */
    @Schema(name = "BrokenLink", description = "The first place at which a ledger is broken.")
    record BrokenLink(
            @Schema(
                    required = true,
                    description = "The version of the entry that is missing, wrong, or not what stands.",
                    examples = "5")
            long version,

            @Schema(required = true) BrokenRule rule) {}
}
