package org.skillway.catalog.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;

/** A course on the wire, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Course", description = "Modules in an order.")
public record CourseView(
        @Schema(required = true, examples = "python-foundations")
        String key,

        @Schema(required = true) Status status,
        @Schema(required = true) String title,
        @Schema(required = true) String summary,

        @Schema(required = true, description = "Its modules, in order.")
        List<CourseModule> modules,

        @Schema(required = true, description = "Minutes of all its modules together.")
        int minutes,

        @Schema(required = true, description = "Grows with each publication of this course.")
        int version,

        @Schema(required = true, description = "The catalog revision that brought this state.")
        long revision,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/summary\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

    /** A module as a part of a course. */
    @Schema(description = "A module as a part of a course.")
    public record CourseModule(
            @Schema(required = true, examples = "git-from-zero")
            String key,

            @Schema(required = true) String title,

            @Schema(required = true, examples = "90", description = "How long an average learner takes.")
            int minutes) {}

    private static int minutes(Refs<ModuleDocument> modules, String key) {
        return modules.knows(key) ? modules.document(key).minutes() : 0;
    }

    static CourseView from(Read<CourseDocument> read, Refs<ModuleDocument> modules, Wording wording) {
        CourseDocument course = read.document();
        return new CourseView(
                course.key(),
                read.status(),
                read.words("/title", course.title(), wording),
                read.words("/summary", course.summary(), wording),
                Wording.each(
                        "/modules",
                        course.modules(),
                        (place, key) -> new CourseModule(key, modules.title(place, key), minutes(modules, key))),
                course.modules().stream().mapToInt(key -> minutes(modules, key)).sum(),
                read.version(),
                read.fromRevision(),
                wording.fallbacks(),
                wording.stale());
    }
}
