package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On what a completion rests. It is set by who acts on which route, never by a body. */
@Schema(
        description =
                "On what a completion rests: on the learner's word (`self-reported`), on a finished module"
                        + " (`module-completed`), on an instructor's judgement (`assessed`), or on another system (`imported`).")
public enum EvidenceKind {
    @JsonProperty("self-reported")
    SELF_REPORTED,
    @JsonProperty("module-completed")
    MODULE_COMPLETED,
    @JsonProperty("assessed")
    ASSESSED,
    @JsonProperty("imported")
    IMPORTED
}
