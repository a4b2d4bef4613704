package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A role with where a learner stands on every skill of it: the adding up and the JSON, whatever the parts come from.
 *
 * @param version of the learner's progress
 * @param revision of the catalog
 */
record RoleAnswer(
        String learner, String key, String title, long version, long revision, List<Requirement> requirements) {

    /** The kinds of evidence, the weakest first. */
    static final List<String> EVIDENCE = List.of("self-reported", "module-completed", "assessed", "imported");

    /** A skill that is asked for, as the learner has it. */
    interface Skill {

        String key();

        String title();

        boolean completed();

        /** As it is told. */
        String state();

        /** On what its completion rests. */
        List<String> evidence();

        /** Null where it is not. */
        Instant completedAt();

        /** Writes whether it is unlocked, what stands before it and what teaches it. */
        void around(JsonGenerator out) throws IOException;
    }

    /** So many of some skills. */
    record Requirement(int place, String importance, int atLeast, List<Skill> skills) {

        boolean essential() {
            return importance.equals("essential");
        }

        int completed() {
            int completed = 0;
            for (Skill skill : skills) {
                completed += skill.completed() ? 1 : 0;
            }
            return completed;
        }

        int missing() {
            return Math.max(0, atLeast - completed());
        }

        boolean met() {
            return missing() == 0;
        }
    }

    Buffer json() {
        return FloorJson.of(out -> {
            out.writeStartObject();
            out.writeStringField("learner", learner);
            out.writeObjectFieldStart("role");
            out.writeStringField("key", key);
            out.writeStringField("title", title);
            out.writeBooleanField("retired", false);
            out.writeEndObject();
            out.writeNumberField("catalogRevision", revision);
            out.writeNumberField("progressVersion", version);
            FloorJson.strings(out, "counted", EVIDENCE);
            readiness(out);
            out.writeArrayFieldStart("requirements");
            for (Requirement requirement : requirements) {
                requirement(out, requirement);
            }
            out.writeEndArray();
            gap(out);
            out.writeEndObject();
        });
    }

    private void readiness(JsonGenerator out) throws IOException {
        int essential = 0;
        int essentialMet = 0;
        int met = 0;
        for (Requirement requirement : requirements) {
            essential += requirement.essential() ? 1 : 0;
            met += requirement.met() ? 1 : 0;
            essentialMet += requirement.essential() && requirement.met() ? 1 : 0;
        }
        out.writeObjectFieldStart("readiness");
        share(out, "essential", essentialMet, essential);
        share(out, "all", met, requirements.size());
        out.writeNumberField("essentialMet", essentialMet);
        out.writeNumberField("essentialTotal", essential);
        out.writeNumberField("met", met);
        out.writeNumberField("total", requirements.size());
        out.writeEndObject();
    }

    private static void share(JsonGenerator out, String name, int part, int whole) throws IOException {
        if (whole == 0) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, (double) part / whole);
        }
    }

    private static void requirement(JsonGenerator out, Requirement requirement) throws IOException {
        out.writeStartObject();
        out.writeStringField("importance", requirement.importance());
        out.writeNumberField("atLeast", requirement.atLeast());
        out.writeNumberField("completed", requirement.completed());
        out.writeNumberField("missing", requirement.missing());
        out.writeBooleanField("met", requirement.met());
        out.writeArrayFieldStart("skills");
        for (Skill skill : requirement.skills()) {
            skill(out, skill);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void skill(JsonGenerator out, Skill skill) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", skill.key());
        out.writeStringField("title", skill.title());
        out.writeStringField("state", skill.state());
        FloorJson.strings(out, "evidence", skill.evidence());
        if (skill.completedAt() != null) {
            out.writeStringField("completedAt", skill.completedAt().toString());
        }
        out.writeBooleanField("counts", skill.completed());
        skill.around(out);
        out.writeEndObject();
    }

    private void gap(JsonGenerator out) throws IOException {
        Map<String, Skill> open = new LinkedHashMap<>();
        Map<String, List<Requirement>> askedBy = new LinkedHashMap<>();
        int unmet = 0;
        int essential = 0;
        for (Requirement requirement : requirements) {
            if (requirement.met()) {
                continue;
            }
            unmet++;
            essential += requirement.essential() ? 1 : 0;
            for (Skill skill : requirement.skills()) {
                if (!skill.completed()) {
                    open.put(skill.key(), skill);
                    askedBy.computeIfAbsent(skill.key(), first -> new ArrayList<>())
                            .add(requirement);
                }
            }
        }
        out.writeObjectFieldStart("gap");
        out.writeNumberField("requirements", unmet);
        out.writeNumberField("essential", essential);
        FloorJson.strings(out, "skills", open.keySet());
        out.writeArrayFieldStart("why");
        for (Skill skill : open.values()) {
            why(out, skill, askedBy.get(skill.key()));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void why(JsonGenerator out, Skill skill, List<Requirement> askedBy) throws IOException {
        out.writeStartObject();
        out.writeStringField("skill", skill.key());
        out.writeStringField("reason", skill.state());
        out.writeArrayFieldStart("requirements");
        for (Requirement requirement : askedBy) {
            out.writeStartObject();
            out.writeNumberField("place", requirement.place());
            out.writeStringField("importance", requirement.importance());
            out.writeNumberField("missing", requirement.missing());
            out.writeNumberField("among", requirement.skills().size() - requirement.completed());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
