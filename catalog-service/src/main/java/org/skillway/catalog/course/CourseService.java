package org.skillway.catalog.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.authoring.DraftService;
import org.skillway.catalog.authoring.EditAnswer;
import org.skillway.catalog.authoring.Preview;
import org.skillway.catalog.course.CoursePage.CourseSummary;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.StateQuery;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.reading.Found;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.ReadingService.Entity;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.search.SearchQuery;
import org.skillway.catalog.search.SearchRequest;
import org.skillway.catalog.search.SearchResult;
import org.skillway.catalog.search.SearchService;

/** Reads courses. */
@ApplicationScoped
class CourseService {

    private final ReadingService reading;
    private final DraftService drafts;
    private final SearchService search;

    CourseService(ReadingService reading, DraftService drafts, SearchService search) {
        this.reading = reading;
        this.drafts = drafts;
        this.search = search;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<CourseView> get(String key, Long revision, String languages) {
        Entity entity = reading.entity(Kind.COURSE, key, revision, languages);
        Moment moment = entity.moment();
        Wording wording = new Wording(moment.languages());
        Read<CourseDocument> course = reading.read(entity.state(), CourseDocument.class);
        Refs<ModuleDocument> modules = modules(course.document(), moment, wording, false);
        CourseView view = CourseView.from(course, modules, wording);
        return new Found<>(
                view, moment, wording.languages(), course.fromRevision(), modules.newest(course.fromRevision()));
    }

    /** The draft as it will be read. */
    RestResponse<CourseView> preview(String key, String languages) {
        Moment moment = moment(null, languages);
        Wording wording = new Wording(moment.languages());
        Preview<CourseDocument> draft = drafts.preview(Kind.COURSE, CourseDocument.class, key);
        CourseView view = CourseView.from(
                Read.ofDraft(draft.document(), draft.stale(), draft.version(), moment),
                modules(draft.document(), moment, wording, true),
                wording);
        return EditAnswer.preview(view, draft.etag(), wording.languages());
    }

    private Refs<ModuleDocument> modules(CourseDocument course, Moment moment, Wording wording, boolean draft) {
        return new Refs<>(reading.read(Kind.MODULE, ModuleDocument.class, course.modules(), moment), wording, draft);
    }

    /** @param module only courses that contain this module; null: all */
    CoursePage list(String module, PageRequest page, Moment moment, Wording wording) {
        StateQuery query = new StateQuery(Kind.COURSE, moment.revision(), contains(module), null);
        return CoursePage.from(reading.page(query, page.within(query), item(wording)), wording);
    }

    /** The list in the order of a search, and only what that finds. */
    SearchResult search(String words, String module, SearchRequest request) {
        return search.find(SearchQuery.inList(words, Kind.COURSE, contains(module)), request);
    }

    BiFunction<String, State, CourseSummary> item(Wording wording) {
        return (place, state) -> CourseSummary.from(place, reading.read(state, CourseDocument.class), wording);
    }

    private static Map<String, Object> contains(String module) {
        return module == null ? Map.of() : Map.of("modules", List.of(module));
    }
}
