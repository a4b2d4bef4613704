package org.skillway.catalog.module;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.StateQuery;
import org.skillway.catalog.module.ModuleDocument.Assumption;
import org.skillway.catalog.module.ModulePage.ModuleSummary;
import org.skillway.catalog.reading.Found;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.skill.SkillDocument;

/** Reads modules. */
@ApplicationScoped
class ModuleService {

    private final ReadingService reading;

    ModuleService(ReadingService reading) {
        this.reading = reading;
    }

    Moment moment(Long revision, String languages) {
        return reading.moment(revision, languages);
    }

    Found<ModuleView> get(String key, Long revision, String languages) {
        Moment moment = moment(revision, languages);
        Wording wording = new Wording(moment.languages());
        Read<ModuleDocument> module = reading.read(reading.state(Kind.MODULE, key, moment), ModuleDocument.class);
        List<List<String>> groups = Stream.concat(
                        Stream.of(module.document().teaches()),
                        module.document().assumes().stream().map(Assumption::skills))
                .toList();
        Refs<SkillDocument> skills =
                new Refs<>(reading.read(Kind.SKILL, SkillDocument.class, Refs.keys(groups), moment), wording);
        ModuleView view = ModuleView.from(module, skills, wording);
        return new Found<>(
                view, moment, wording.languages(), module.fromRevision(), skills.newest(module.fromRevision()));
    }

    ModulePage list(ModuleFilter filter, PageRequest page, Moment moment, Wording wording) {
        StateQuery query = new StateQuery(Kind.MODULE, moment.revision(), filter.contains(), filter.maxMinutes());
        return ModulePage.from(
                reading.page(
                        query,
                        page.within(query),
                        (place, state) -> ModuleSummary.from(
                                place, reading.read(state, ModuleDocument.class).document(), wording)),
                wording);
    }
}
