package org.skillway.catalog.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
import org.skillway.catalog.role.RoleDocument.CareerStep;
import org.skillway.catalog.role.RolePage.RoleSummary;
import org.skillway.catalog.search.SearchQuery;
import org.skillway.catalog.search.SearchRequest;
import org.skillway.catalog.search.SearchResult;
import org.skillway.catalog.search.SearchService;
import org.skillway.catalog.skill.SkillDocument;

/** Reads roles. */
@ApplicationScoped
class RoleService {

    private final ReadingService reading;
    private final SearchService search;

    RoleService(ReadingService reading, SearchService search) {
        this.reading = reading;
        this.search = search;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<RoleView> get(String key, Long revision, String languages) {
        Entity entity = reading.entity(Kind.ROLE, key, revision, languages);
        Moment moment = entity.moment();
        Wording wording = new Wording(moment.languages());
        Read<RoleDocument> role = reading.read(entity.state(), RoleDocument.class);
        List<String> roleKeys = Stream.concat(
                        Stream.ofNullable(role.document().broader()),
                        role.document().careerSteps().stream().map(CareerStep::role))
                .toList();
        Refs<RoleDocument> roles = new Refs<>(reading.read(Kind.ROLE, RoleDocument.class, roleKeys, moment), wording);
        List<List<String>> choices =
                role.document().requirements().stream().map(Requirement::skills).toList();
        Refs<SkillDocument> skills =
                new Refs<>(reading.read(Kind.SKILL, SkillDocument.class, Refs.keys(choices), moment), wording);
        long newest = skills.newest(roles.newest(role.fromRevision()));
        RoleView view = RoleView.from(role, roles, skills, wording);
        return new Found<>(view, moment, wording.languages(), role.fromRevision(), newest);
    }

    RolePage list(RoleFilter filter, PageRequest page, Moment moment, Wording wording) {
        StateQuery query = new StateQuery(
                Kind.ROLE, moment.revision(), filter.contains(reading.survivors(moment.revision())), null);
        return RolePage.from(reading.page(query, page.within(query), item(wording)), wording);
    }

    /** The list in the order of a search, and only what that finds. */
    SearchResult search(String words, RoleFilter filter, SearchRequest request) {
        return search.find(SearchQuery.inList(words, Kind.ROLE, filter.contains(reading.survivors())), request);
    }

    BiFunction<String, State, RoleSummary> item(Wording wording) {
        return (place, state) -> RoleSummary.from(place, reading.read(state, RoleDocument.class), wording);
    }
}
