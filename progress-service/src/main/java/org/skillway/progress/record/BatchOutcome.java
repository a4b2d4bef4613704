package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.ledger.LedgerAnswer;

/** What became of many records. */
@Schema(description = "What became of each item, in the order of the request.")
public record BatchOutcome(
        @Schema(required = true) List<Item> items,

        @Schema(required = true, description = "The progress version after the last item.", examples = "9")
        long version) {

    /** What became of one of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchItemOutcome", description = "What became of one item.")
    public record Item(
            @Schema(
                    required = true,
                    description = "The skill; the surviving one, where it was merged into another.",
                    examples = "git")
            String skill,

            @Schema(required = true) Outcome outcome,

            @Schema(
                    description = "The code of the problem that a single record would have been answered with.",
                    examples = "unknown-skill")
            String code) {}

    /** Whether an item was recorded. */
    @Schema(
            name = "BatchItemResult",
            description =
                    "`added`; `replaced`: another time took the place of what the same actor said before; `same`: it stood"
                            + " already; `refused`: see `code`.")
    public enum Outcome {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("replaced")
        REPLACED,
        @JsonProperty("same")
        SAME,
        @JsonProperty("refused")
        REFUSED
    }

    static Item item(String asked, LedgerAnswer.Step step) {
        String skill = step.key() == null ? asked : step.key();
        return switch (step.outcome()) {
            case ADDED -> new Item(skill, Outcome.ADDED, null);
            case REPLACED -> new Item(skill, Outcome.REPLACED, null);
            case SAME -> new Item(skill, Outcome.SAME, null);
            default -> new Item(skill, Outcome.REFUSED, code(step.outcome()).wire());
        };
    }

    static ErrorCode code(LedgerAnswer.StepOutcome outcome) {
        return outcome == LedgerAnswer.StepOutcome.ENTRY_ID_USED ? ErrorCode.ENTRY_ID_USED : ErrorCode.UNKNOWN_SKILL;
    }
}
