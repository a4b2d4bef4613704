package org.skillway.progress.enrolment;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a course, or a module of it, is offered still. */
@Schema(name = "CourseStatus", description = "Whether the course is offered still, as far as is known here.")
public enum CourseStatus {
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED
}
