package org.skillway.catalog.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.text.Words;

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
        long revision) {

    /** A module as a part of a course. */
    @Schema(description = "A module as a part of a course.")
    public record CourseModule(
            @Schema(required = true, examples = "git-from-zero")
            String key,

            @Schema(required = true) String title,

            @Schema(required = true, examples = "90", description = "How long an average learner takes.")
            int minutes) {}

    static CourseView from(Read<CourseDocument> read, Refs<ModuleDocument> modules, Moment moment) {
        CourseDocument course = read.document();
        List<CourseModule> parts = course.modules().stream()
                .map(modules::document)
                .map(module ->
                        new CourseModule(module.key(), Words.in(moment.language(), module.title()), module.minutes()))
                .toList();
        return new CourseView(
                course.key(),
                read.status(),
                Words.in(moment.language(), course.title()),
                Words.in(moment.language(), course.summary()),
                parts,
                parts.stream().mapToInt(CourseModule::minutes).sum(),
                read.version(),
                read.fromRevision());
    }
}
