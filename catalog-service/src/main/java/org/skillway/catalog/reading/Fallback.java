package org.skillway.catalog.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that could not be given in the language of the others. */
@Schema(description = "A text that is not there in that language of the answer which the caller wants most.")
public record Fallback(
        @Schema(required = true, examples = "/summary", description = "Where it stands in the answer (RFC 6901).")
        String text,

        @Schema(required = true, examples = "en", description = "The language that it is given in (BCP 47).")
        String language) {}
