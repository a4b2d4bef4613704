package org.skillway.progress.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of enrolments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EnrolmentPage", description = "One page of the courses that a learner has taken up, by key.")
public record EnrolmentPage(
        @Schema(required = true) List<EnrolmentView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
