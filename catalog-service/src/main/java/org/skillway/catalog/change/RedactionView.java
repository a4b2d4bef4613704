package org.skillway.catalog.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.RedactionService.Redacted;

/** What a redaction came to; the words do not stand in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Redaction", description = "What a redaction came to.")
public record RedactionView(
        @Schema(required = true, examples = "module") Kind kind,
        @Schema(required = true, examples = "git-from-zero") String key,

        @Schema(
                examples = "1234",
                description = "The revision of the change that took the words out; absent where only a draft had them.")
        Long revision,

        @Schema(required = true, examples = "3", description = "How many states, past and present, had the words.")
        int states,

        @Schema(required = true, description = "Whether the draft had them.")
        boolean draft) {

    static RedactionView from(NewRedaction asked, Redacted redacted) {
        return new RedactionView(asked.kind(), asked.key(), redacted.revision(), redacted.states(), redacted.draft());
    }
}
