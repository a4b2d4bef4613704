package org.skillway.catalog.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Wording;

/** One page of courses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of courses, in the order of their keys.")
public record CoursePage(
        @Schema(required = true) List<CourseSummary> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/items/0/summary\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

    /** A course in a list. */
    @Schema(description = "A course in a list.")
    public record CourseSummary(
            @Schema(required = true, examples = "python-foundations")
            String key,

            @Schema(required = true) String title,
            @Schema(required = true) String summary,

            @Schema(required = true, description = "Keys of its modules, in order.")
            List<String> modules) {

        static CourseSummary from(String place, Read<CourseDocument> read, Wording wording) {
            CourseDocument course = read.document();
            return new CourseSummary(
                    course.key(),
                    read.words(place, "/title", course.title(), wording),
                    read.words(place, "/summary", course.summary(), wording),
                    course.modules());
        }
    }

    static CoursePage from(Page<CourseSummary> page, Wording wording) {
        return new CoursePage(page.items(), page.next(), page.total(), wording.fallbacks(), wording.stale());
    }
}
