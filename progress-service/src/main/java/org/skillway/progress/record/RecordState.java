package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.web.Words;

/** A learner's standing on one skill, from the weakest to the strongest. */
@Schema(
        description =
                "The standing on a skill: `in-progress` (begun), `claimed` (the learner says so and wants it looked at), or"
                        + " `completed` while at least one evidence stands. A weaker word never hides a stronger one.")
public enum RecordState {
    @JsonProperty("in-progress")
    IN_PROGRESS(EntryKind.STARTED),
    @JsonProperty("claimed")
    CLAIMED(EntryKind.CLAIMED),
    @JsonProperty("completed")
    COMPLETED(EntryKind.COMPLETED);

    private final EntryKind begin;

    RecordState(EntryKind begin) {
        this.begin = begin;
    }

    /** What is entered into the ledger to bring a skill into this state. */
    EntryKind begin() {
        return begin;
    }

    public static RecordState of(EntryKind begun) {
        return switch (begun) {
            case STARTED -> IN_PROGRESS;
            case CLAIMED -> CLAIMED;
            case COMPLETED -> COMPLETED;
            default -> throw new IllegalArgumentException(begun + " is no state of a skill");
        };
    }

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static RecordState fromString(String word) {
        return Words.parse(RecordState.class, word);
    }
}
