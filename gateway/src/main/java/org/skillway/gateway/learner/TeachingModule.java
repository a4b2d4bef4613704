package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;

/** A module, as far as it matters to who wants to learn what it teaches, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A published module that teaches the skill.")
record TeachingModule(
        @Schema(required = true, examples = "django-first-steps")
        String key,

        @Schema(required = true, examples = "First steps with Django")
        String title,

        @Schema(required = true, description = "How long it takes.", examples = "90")
        int minutes,

        @Schema(description = "The language of study (BCP 47).", examples = "en")
        String language,

        @Schema(description = "For whom it is written.", examples = "beginner")
        String level,

        @Schema(required = true) ModuleState state) {

    /** @param answer the language of titles */
    static TeachingModule of(CourseModule module, Locale answer, ModuleState state) {
        return new TeachingModule(
                module.key(), module.titles().in(answer), module.minutes(), module.language(), module.level(), state);
    }
}
