package org.skillway.gateway.learner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another entity, as far as a page needs it to show a link: the same schema as that of catalog-service. */
@Schema(description = "Another entity of the catalog: its key, and its title in the language of the answer.")
record EntityRef(
        @Schema(required = true, examples = "git") String key,

        @Schema(required = true, examples = "Version control with Git")
        String title) {}
