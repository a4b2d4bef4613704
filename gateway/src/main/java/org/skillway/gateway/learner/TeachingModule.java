package org.skillway.gateway.learner;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;

/** A module, as far as it matters to who wants to learn what it teaches, on the wire. */
@Schema(description = "A published module that teaches the skill.")
record TeachingModule(
        @Schema(required = true, examples = "django-first-steps")
        String key,

        @Schema(required = true, examples = "First steps with Django")
        String title,

        @Schema(required = true, description = "How long it takes.", examples = "90")
        int minutes) {

    static TeachingModule from(CourseModule module, Locale language) {
        return new TeachingModule(module.key(), module.titles().in(language), module.minutes());
    }
}
