package org.skillway.progress.upkeep;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a ledger that was tampered with, or has lost something, breaks first. */
@Schema(
        description =
                "Which rule is broken first: an entry is missing (`version`), says what no entry says (`unreadable`), or does"
                        + " not follow from the one before and its own content (`hash`); the learner's row names another end"
                        + " of the ledger (`head`); what stands is not what the ledger says (`standing`).")
enum BrokenRule {
    @JsonProperty("version")
    VERSION,
    @JsonProperty("unreadable")
    UNREADABLE,
    @JsonProperty("hash")
    HASH,
    @JsonProperty("head")
    HEAD,
    @JsonProperty("standing")
    STANDING
}
