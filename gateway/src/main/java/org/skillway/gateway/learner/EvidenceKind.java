package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.Evidence;

/** On what a completion rests, in the words of the wire: the same schema as that of progress-service. */
@Schema(
        description =
                "On what a completion rests: on the learner's word (`self-reported`), on a finished module"
                        + " (`module-completed`), on an instructor's judgement (`assessed`), or on another system (`imported`).")
enum EvidenceKind {
    @JsonProperty("self-reported")
    SELF_REPORTED,
    @JsonProperty("module-completed")
    MODULE_COMPLETED,
    @JsonProperty("assessed")
    ASSESSED,
    @JsonProperty("imported")
    IMPORTED;

    /** As it stands on the wire. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Evidence inRules() {
        return Evidence.valueOf(name());
    }

    static EvidenceKind from(Evidence evidence) {
        return valueOf(evidence.name());
    }
}
