package org.skillway.catalog.skill;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.text.Key;

/** The wish for a merge. */
@Schema(name = "Merge", description = "Into which skill another is merged.")
record Merge(
        @Schema(
                required = true,
                examples = "git",
                description = "The skill that survives; one that was merged itself stands for its survivor.")
        @NotNull
        @Key
        String into) {}
