package org.skillway.catalog.change;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.Line;

/** What is to be taken out of all that is and was said about an entity. */
@Schema(description = "Words to be taken out of all that is and was said about an entity.")
public record NewRedaction(
        @Schema(required = true, examples = "module") @NotNull
        Kind kind,

        @Schema(required = true, examples = "git-from-zero") @NotNull @Key
        String key,

        @Schema(
                required = true,
                examples = "+995 555 12 34 56",
                description = "Exactly these words, as often as they stand in any text.")
        @NotNull
        @Size(min = 1, max = 2000)
        String words,

        @Schema(examples = "A private telephone number", description = "Shown in the log of changes.") @Line(max = 500)
        String reason) {}
