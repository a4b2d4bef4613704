package org.skillway.catalog.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.State;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.role.RoleDocument.CareerStep;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillDocument.Prerequisite;

/** Turns a state into the line that followers read: structure, and titles where they are wanted. */
@ApplicationScoped
class FeedEntities {

    private final ObjectMapper json;

    FeedEntities(ObjectMapper json) {
        this.json = json;
    }

    /** @param versions of a module, where they are told; null otherwise */
    FeedLine.Entity line(State state, boolean titles, List<FeedLine.ModuleVersion> versions) {
        return switch (state.kind()) {
            case SKILL -> skill(state, read(state, SkillDocument.class), titles);
            case ROLE -> role(state, read(state, RoleDocument.class), titles);
            case MODULE -> module(state, read(state, ModuleDocument.class), titles, versions);
            case COURSE -> course(state, read(state, CourseDocument.class), titles);
        };
    }

    private static FeedLine.Entity skill(State state, SkillDocument skill, boolean titles) {
        return new FeedLine.Entity(
                state.fromRevision(),
                state.kind().wire(),
                state.key(),
                state.status().wire(),
                state.version(),
                state.mergedInto(),
                titles(skill, titles),
                skill.kind(),
                skill.prerequisites().stream().map(Prerequisite::skill).toList(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static FeedLine.Entity role(State state, RoleDocument role, boolean titles) {
        return new FeedLine.Entity(
                state.fromRevision(),
                state.kind().wire(),
                state.key(),
                state.status().wire(),
                state.version(),
                null,
                titles(role, titles),
                null,
                null,
                role.broader(),
                role.careerSteps().stream().map(CareerStep::role).toList(),
                role.requirements(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static FeedLine.Entity module(
            State state, ModuleDocument module, boolean titles, List<FeedLine.ModuleVersion> versions) {
        return new FeedLine.Entity(
                state.fromRevision(),
                state.kind().wire(),
                state.key(),
                state.status().wire(),
                state.version(),
                null,
                titles(module, titles),
                null,
                null,
                null,
                null,
                null,
                module.minutes(),
                module.language(),
                module.level(),
                module.teaches(),
                module.assumes(),
                null,
                module.owners(),
                versions);
    }

    private static FeedLine.Entity course(State state, CourseDocument course, boolean titles) {
        return new FeedLine.Entity(
                state.fromRevision(),
                state.kind().wire(),
                state.key(),
                state.status().wire(),
                state.version(),
                null,
                titles(course, titles),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                course.modules(),
                course.owners(),
                null);
    }

    private static Map<String, String> titles(Document document, boolean wanted) {
        return wanted ? document.title() : null;
    }

    private <D extends Document> D read(State state, Class<D> type) {
        try {
            return json.readValue(state.document(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document of " + state.kind() + " " + state.key() + " is broken", e);
        }
    }
}
