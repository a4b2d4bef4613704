package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.web.Words;

/** Why something was revoked. A code, since it is part of the hash and stays as long as the ledger. */
@Schema(
        description =
                "Why it was revoked: it was recorded by `mistake`, has `expired`, could not be shown (`not-shown`), all of a"
                        + " role was begun anew (`reset`), or for some `other` reason.")
public enum Reason {
    @JsonProperty("mistake")
    MISTAKE,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("not-shown")
    NOT_SHOWN,
    @JsonProperty("reset")
    RESET,
    @JsonProperty("other")
    OTHER;

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static Reason fromString(String word) {
        return Words.parse(Reason.class, word);
    }
}
