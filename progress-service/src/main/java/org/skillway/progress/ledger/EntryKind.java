package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an entry of the ledger says. */
@Schema(description = "What the entry says: `completed` adds an evidence that the skill has been learned.")
public enum EntryKind {
    @JsonProperty("completed")
    COMPLETED
}
