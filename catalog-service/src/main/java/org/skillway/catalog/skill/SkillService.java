package org.skillway.catalog.skill;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.StateQuery;
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
import org.skillway.catalog.skill.SkillDocument.Prerequisite;
import org.skillway.catalog.skill.SkillPage.SkillSummary;

/** Reads skills. */
@ApplicationScoped
class SkillService {

    private final ReadingService reading;
    private final SearchService search;

    SkillService(ReadingService reading, SearchService search) {
        this.reading = reading;
        this.search = search;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<SkillView> get(String key, Long revision, String languages) {
        Entity entity = reading.entity(Kind.SKILL, key, revision, languages);
        Moment moment = entity.moment();
        Wording wording = new Wording(moment.languages());
        Read<SkillDocument> skill = reading.read(entity.state(), SkillDocument.class);
        Refs<SkillDocument> prerequisites = new Refs<>(
                reading.read(
                        Kind.SKILL,
                        SkillDocument.class,
                        skill.document().prerequisites().stream()
                                .map(Prerequisite::skill)
                                .toList(),
                        moment),
                wording);
        SkillView view = SkillView.from(skill, prerequisites, wording);
        return new Found<>(
                view, moment, wording.languages(), skill.fromRevision(), prerequisites.newest(skill.fromRevision()));
    }

    SkillPage list(SkillFilter filter, PageRequest page, Moment moment, Wording wording) {
        StateQuery query = new StateQuery(
                Kind.SKILL,
                moment.revision(),
                filter.contains(reading.survivors(moment.revision())),
                null,
                filter.pointedAt());
        return SkillPage.from(reading.page(query, page.within(query), item(wording)), wording);
    }

    /** The list in the order of a search, and only what that finds. */
    SearchResult search(String words, SkillFilter filter, SearchRequest request) {
        return search.find(
                SearchQuery.inList(words, Kind.SKILL, filter.contains(reading.survivors()))
                        .of(filter.requiredBy(), filter.taughtBy()),
                request);
    }

    BiFunction<String, State, SkillSummary> item(Wording wording) {
        return (place, state) -> SkillSummary.from(place, reading.read(state, SkillDocument.class), wording);
    }
}
