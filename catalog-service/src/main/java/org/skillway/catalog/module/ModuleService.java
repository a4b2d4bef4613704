package org.skillway.catalog.module;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.authoring.DraftService;
import org.skillway.catalog.authoring.EditAnswer;
import org.skillway.catalog.authoring.Preview;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.StateQuery;
import org.skillway.catalog.markdown.SafeHtml;
import org.skillway.catalog.module.ModuleDocument.Assumption;
import org.skillway.catalog.module.ModulePage.ModuleSummary;
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
import org.skillway.catalog.skill.SkillDocument;

/** Reads modules. */
@ApplicationScoped
class ModuleService {

    private final ReadingService reading;
    private final DraftService drafts;
    private final SearchService search;
    private final SafeHtml html;

    ModuleService(ReadingService reading, DraftService drafts, SearchService search, SafeHtml html) {
        this.reading = reading;
        this.drafts = drafts;
        this.search = search;
        this.html = html;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<ModuleView> get(String key, Long revision, String languages) {
        Entity entity = reading.entity(Kind.MODULE, key, revision, languages);
        Moment moment = entity.moment();
        Wording wording = new Wording(moment.languages());
        Read<ModuleDocument> module = reading.read(entity.state(), ModuleDocument.class);
        Refs<SkillDocument> skills = skills(module.document(), moment, wording, false);
        ModuleView view = ModuleView.from(module, skills, wording, html::of);
        return new Found<>(
                view, moment, wording.languages(), module.fromRevision(), skills.newest(module.fromRevision()));
    }

    /** The draft as it will be read. */
    RestResponse<ModuleView> preview(String key, String languages) {
        Moment moment = moment(null, languages);
        Wording wording = new Wording(moment.languages());
        Preview<ModuleDocument> draft = drafts.preview(Kind.MODULE, ModuleDocument.class, key);
        ModuleView view = ModuleView.from(
                Read.ofDraft(draft.document(), draft.stale(), draft.version(), moment),
                skills(draft.document(), moment, wording, true),
                wording,
                html::of);
        return EditAnswer.preview(view, draft.etag(), wording.languages());
    }

    private Refs<SkillDocument> skills(ModuleDocument module, Moment moment, Wording wording, boolean draft) {
        Set<String> keys = Refs.keys(Stream.concat(
                        Stream.of(module.teaches()), module.assumes().stream().map(Assumption::skills))
                .toList());
        return new Refs<>(reading.read(Kind.SKILL, SkillDocument.class, keys, moment), wording, draft);
    }

    ModulePage list(ModuleFilter filter, PageRequest page, Moment moment, Wording wording) {
        StateQuery query = new StateQuery(
                Kind.MODULE,
                moment.revision(),
                filter.contains(reading.survivors(moment.revision())),
                filter.maxMinutes());
        return ModulePage.from(reading.page(query, page.within(query), item(wording)), wording);
    }

    /** The list in the order of a search, and only what that finds. */
    SearchResult search(String words, ModuleFilter filter, SearchRequest request) {
        return search.find(
                SearchQuery.inList(words, Kind.MODULE, filter.contains(reading.survivors()))
                        .taking(filter.maxMinutes()),
                request);
    }

    BiFunction<String, State, ModuleSummary> item(Wording wording) {
        return (place, state) -> ModuleSummary.from(place, reading.read(state, ModuleDocument.class), wording);
    }
}
