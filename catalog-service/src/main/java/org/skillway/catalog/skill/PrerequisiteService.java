package org.skillway.catalog.skill;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Found;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.ReadingService.Entity;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.skill.PrerequisitesView.NeededSkill;
import org.skillway.catalog.skill.SkillDocument.Prerequisite;

/** Follows prerequisites to their ends. */
@ApplicationScoped
class PrerequisiteService {

    private final ReadingService reading;

    PrerequisiteService(ReadingService reading) {
        this.reading = reading;
    }

    /** All skills before one, in waves: everything of one wave is needed by something of the wave before, and by nothing nearer. */
    Found<PrerequisitesView> of(String key, Long revision, String languages) {
        Entity entity = reading.entity(Kind.SKILL, key, revision, languages);
        Moment moment = entity.moment();
        Read<SkillDocument> root = reading.read(entity.state(), SkillDocument.class);
        Map<String, Read<SkillDocument>> seen = new LinkedHashMap<>(Map.of(key, root));
        Wording wording = new Wording(moment.languages());
        List<NeededSkill> items = new ArrayList<>();
        Set<String> wave = before(List.of(root), seen);
        for (int depth = 1; !wave.isEmpty(); depth++) {
            Map<String, Read<SkillDocument>> found = reading.read(Kind.SKILL, SkillDocument.class, wave, moment);
            for (String needed : wave) {
                items.add(item("/items/" + items.size(), root, found.get(needed), depth, wording));
            }
            seen.putAll(found);
            wave = before(found.values(), seen);
        }
        long newest = seen.values().stream().mapToLong(Read::fromRevision).max().orElseThrow();
        return new Found<>(
                new PrerequisitesView(items, wording.fallbacks(), wording.stale()),
                moment,
                wording.languages(),
                root.fromRevision(),
                newest);
    }

    private static Set<String> before(Collection<Read<SkillDocument>> skills, Map<String, ?> seen) {
        return skills.stream()
                .flatMap(skill -> skill.document().prerequisites().stream())
                .map(Prerequisite::skill)
                .filter(skill -> !seen.containsKey(skill))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NeededSkill item(
            String place, Read<SkillDocument> root, Read<SkillDocument> needed, int depth, Wording wording) {
        String key = needed.document().key();
        String title =
                needed.words(place + "/skill", "/title", needed.document().title(), wording);
        return new NeededSkill(new EntityRef(key, title), depth, reason(place + "/reason", root, key, wording));
    }

    /** Why a skill comes before the root; null where it does not say, or needs it by way of others only. */
    private static String reason(String place, Read<SkillDocument> root, String key, Wording wording) {
        List<Prerequisite> prerequisites = root.document().prerequisites();
        for (int i = 0; i < prerequisites.size(); i++) {
            if (prerequisites.get(i).skill().equals(key)) {
                return wording.at(
                        place, prerequisites.get(i).reason(), root.stale(), "/prerequisites/" + i + "/reason");
            }
        }
        return null;
    }
}
