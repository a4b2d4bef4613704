package org.skillway.progress.reset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reset took back, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reset", description = "What a reset took back.")
record ResetView(
        @Schema(required = true, description = "The key of the role.", examples = "web-developer")
        String role,

        @Schema(required = true, description = "The skills on which something was taken back, by key.")
        List<String> skills,

        @Schema(
                description =
                        "The version of the history that, when it is undone, undoes all of this; absent where nothing was"
                                + " taken back.",
                examples = "12")
        Long undo) {}
