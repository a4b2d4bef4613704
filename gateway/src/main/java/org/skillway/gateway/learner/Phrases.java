package org.skillway.gateway.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.learner.StandingSkill.PrerequisiteStanding;

/**
 * What answers in one language say of the skills and modules of one graph again and again, written once: most of a role's
 * page is what every learner is told. Does not hold the graph.
 */
final class Phrases {

    private static final EntityRef ANY = new EntityRef("any", "Any");

    private final ObjectMapper json;
    private final Locale language;
    private final AtomicReferenceArray<SerializableString> skills;
    private final AtomicReferenceArray<SerializableString> modules;
    private final SerializableString end;
    private final SerializableString met;
    private final SerializableString notMet;
    private final Map<ModuleState, SerializableString> states = new EnumMap<>(ModuleState.class);

    Phrases(ObjectMapper json, CatalogGraph graph, Locale language) {
        this.json = json;
        this.language = language;
        this.skills = new AtomicReferenceArray<>(graph.skillCount());
        this.modules = new AtomicReferenceArray<>(graph.modules().size());
        this.end = new Utf8("}");
        String any = beginning(ANY, end).getValue();
        this.met = rest(any, new PrerequisiteStanding(ANY.key(), ANY.title(), true));
        this.notMet = rest(any, new PrerequisiteStanding(ANY.key(), ANY.title(), false));
        for (ModuleState state : ModuleState.values()) {
            states.put(state, new Utf8(write(state) + "}"));
        }
    }

    /** An {@link EntityRef}. */
    Phrase ref(Skill skill) {
        return new Phrase(beginning(skill), end);
    }

    /** A {@link PrerequisiteStanding}. */
    Phrase prerequisite(Skill skill, boolean isMet) {
        return new Phrase(beginning(skill), isMet ? met : notMet);
    }

    /** A {@link TeachingModule}. */
    Phrase module(CourseModule module, ModuleState state) {
        SerializableString written = modules.getPlain(module.number());
        if (written == null) {
            written = beginning(TeachingModule.of(module, language, ModuleState.OPEN), states.get(ModuleState.OPEN));
            modules.setRelease(module.number(), written);
        }
        return new Phrase(written, states.get(state));
    }

    private SerializableString beginning(Skill skill) {
        SerializableString written = skills.getPlain(skill.number());
        if (written == null) {
            written = beginning(new EntityRef(skill.key(), skill.titles().in(language)), end);
            skills.setRelease(skill.number(), written);
        }
        return written;
    }

    /** What stands before the end of a value's JSON. */
    private SerializableString beginning(Object value, SerializableString ending) {
        String whole = write(value);
        if (!whole.endsWith(ending.getValue())) {
            throw new IllegalStateException(whole + " does not end with " + ending.getValue());
        }
        return new Utf8(whole.substring(0, whole.length() - ending.charLength()));
    }

    private SerializableString rest(String beginning, Object value) {
        String whole = write(value);
        if (!whole.startsWith(beginning)) {
            throw new IllegalStateException(whole + " does not begin with " + beginning);
        }
        return new Utf8(whole.substring(beginning.length()));
    }

    /** As bytes, since answers are: what writes text escapes otherwise. */
    private String write(Object value) {
        try {
            return new String(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
