package org.skillway.catalog.skill;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a merge came to. */
@Schema(name = "Merged", description = "A merge of one skill into another.")
record Merged(
        @Schema(required = true, examples = "gti", description = "The skill that lives on under another key.")
        String key,

        @Schema(required = true, examples = "git", description = "The skill that it lives on in.")
        String mergedInto,

        @Schema(required = true, description = "The catalog revision that holds the merge.")
        long revision,

        @Schema(
                required = true,
                description = "How many entities changed: the merged skill, the survivor, and all that pointed at the"
                        + " merged one. 0 when it had been merged before.")
        int changed) {}
