package org.skillway.catalog.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.skillway.catalog.course.CoursePage.CourseSummary;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.StateQuery;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.reading.Found;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;

/** Reads courses. */
@ApplicationScoped
class CourseService {

    private final ReadingService reading;

    CourseService(ReadingService reading) {
        this.reading = reading;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<CourseView> get(String key, Long revision, String languages) {
        Moment moment = moment(revision, languages);
        Wording wording = new Wording(moment.languages());
        Read<CourseDocument> course = reading.read(reading.state(Kind.COURSE, key, moment), CourseDocument.class);
        Refs<ModuleDocument> modules = new Refs<>(
                reading.read(
                        Kind.MODULE, ModuleDocument.class, course.document().modules(), moment),
                wording);
        CourseView view = CourseView.from(course, modules, wording);
        return new Found<>(
                view, moment, wording.languages(), course.fromRevision(), modules.newest(course.fromRevision()));
    }

    /** @param module only courses that contain this module; null: all */
    CoursePage list(String module, PageRequest page, Moment moment, Wording wording) {
        Map<String, Object> contains = module == null ? Map.of() : Map.of("modules", List.of(module));
        StateQuery query = new StateQuery(Kind.COURSE, moment.revision(), contains, null);
        return CoursePage.from(
                reading.page(
                        query,
                        page.within(query),
                        (place, state) -> CourseSummary.from(
                                place, reading.read(state, CourseDocument.class).document(), wording)),
                wording);
    }
}
