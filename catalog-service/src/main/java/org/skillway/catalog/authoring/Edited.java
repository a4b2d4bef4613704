package org.skillway.catalog.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;

/** What an edit came to; its ETag, for the next edit, stands in the header. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Edited", description = "How an entity stands after an edit.")
public record Edited(
        @Schema(required = true, examples = "git") String key,
        @Schema(required = true) Status status,

        @Schema(description = "The surviving skill, where this one was merged.")
        String mergedInto,

        @Schema(required = true, description = "Grows with each publication of this entity.")
        int version,

        @Schema(
                required = true,
                description = "The catalog revision that brought this state; an edit that changes nothing takes none.")
        long revision,

        @Schema(required = true, description = "The ETag for the next edit.", examples = "\"1.7f3c2a10.42\"")
        String etag) {

    static Edited from(State state, EntityTag tag) {
        return new Edited(
                state.key(), state.status(), state.mergedInto(), state.version(), state.fromRevision(), tag.toString());
    }
}
