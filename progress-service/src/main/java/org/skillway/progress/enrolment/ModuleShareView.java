package org.skillway.progress.enrolment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a course is completed. */
@Schema(
        name = "ModuleShare",
        description =
                "How many modules of the course are completed today, in whatever version, of how many that count: a"
                        + " retired module counts only for those who have completed it.")
public record ModuleShareView(
        @Schema(required = true, examples = "3") long completed,
        @Schema(required = true, examples = "7") int of) {}
