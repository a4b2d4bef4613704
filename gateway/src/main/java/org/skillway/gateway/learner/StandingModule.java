package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;

/** The module that something is about, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A module, as its last publication has it.")
record StandingModule(
        @Schema(required = true, examples = "django-first-steps")
        String key,

        @Schema(required = true, examples = "First steps with Django")
        String title,

        @Schema(required = true, description = "The version that was published last.", examples = "2")
        int version,

        @Schema(required = true, description = "How long it takes.", examples = "90")
        int minutes,

        @Schema(description = "The language of study (BCP 47).", examples = "en")
        String language,

        @Schema(description = "For whom it is written.", examples = "beginner")
        String level,

        @Schema(
                required = true,
                description = "Whether the catalog has retired the module: it teaches nobody any more, but who has"
                        + " completed it keeps that.",
                examples = "false")
        boolean retired) {

    static StandingModule from(CourseModule module, Combination combination) {
        return new StandingModule(
                module.key(),
                combination.title(module.titles()),
                module.version(),
                module.minutes(),
                module.language(),
                module.level(),
                !module.published());
    }
}
