package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skillway.bench.floor.FloorGraph.Module;
import org.skillway.bench.floor.FloorGraph.Role;
import org.skillway.bench.floor.FloorGraph.Skill;
import org.skillway.bench.floor.FloorRecords.Fact;

/** Where one learner stands on the skills of the catalog, which is asked for one answer. */
final class LearnerOnGraph {

    private static final SerializedString MET = new SerializedString(",\"met\":true}");
    private static final SerializedString NOT_MET = new SerializedString(",\"met\":false}");
    private static final SerializedString DONE = new SerializedString(",\"state\":\"done\"}");
    private static final SerializedString LOCKED = new SerializedString(",\"state\":\"locked\"}");
    private static final SerializedString OPEN = new SerializedString(",\"state\":\"open\"}");
    private static final SerializedString END = new SerializedString("}");

    private final FloorGraph graph;
    private final BitSet completed;
    private final Map<Integer, Words> said = new HashMap<>();
    private final Set<String> modules = new HashSet<>();

    LearnerOnGraph(FloorGraph graph, FloorRecords records) {
        this.graph = graph;
        completed = new BitSet(graph.skills());
        for (Fact fact : records.facts()) {
            if (fact.kind() == Fact.MODULE_COMPLETED) {
                modules.add(fact.key());
                continue;
            }
            int number = graph.number(fact.key());
            if (number >= 0) {
                said.computeIfAbsent(number, first -> new Words()).add(fact);
                if (fact.kind() == Fact.COMPLETED) {
                    completed.set(number);
                }
            }
        }
    }

    /** @return null where there is no such role */
    static Buffer answer(FloorGraph graph, String learner, String key, FloorRecords records) {
        Role role = graph.role(key);
        return role == null ? null : new LearnerOnGraph(graph, records).on(role, learner, records);
    }

    private Buffer on(Role role, String learner, FloorRecords records) {
        List<RoleAnswer.Requirement> requirements = new ArrayList<>();
        for (FloorGraph.Requirement requirement : role.requirements()) {
            List<RoleAnswer.Skill> skills = new ArrayList<>();
            for (Skill skill : requirement.skills()) {
                skills.add(new Asked(skill, said.get(skill.number)));
            }
            requirements.add(new RoleAnswer.Requirement(
                    requirement.place(), requirement.importance(), requirement.atLeast(), skills));
        }
        return new RoleAnswer(learner, role.key(), role.title(), records.version(), records.revision(), requirements)
                .json();
    }

    boolean has(int skill) {
        return completed.get(skill);
    }

    boolean hasAll(int... skills) {
        for (int skill : skills) {
            if (!completed.get(skill)) {
                return false;
            }
        }
        return true;
    }

    /** What was said of one skill. */
    private static final class Words {
        private int kind;
        private int evidence;
        private long completedMicros = Long.MAX_VALUE;

        void add(Fact fact) {
            kind = Math.max(kind, fact.kind());
            if (fact.kind() == Fact.COMPLETED) {
                evidence |= 1 << fact.evidence();
                completedMicros = Math.min(completedMicros, fact.micros());
            }
        }
    }

    private final class Asked implements RoleAnswer.Skill {
        private final Skill skill;
        private final Words words;

        /** @param words null where nothing was said of it */
        Asked(Skill skill, Words words) {
            this.skill = skill;
            this.words = words;
        }

        @Override
        public String key() {
            return skill.key;
        }

        @Override
        public String title() {
            return skill.title;
        }

        @Override
        public boolean completed() {
            return words != null && words.kind == Fact.COMPLETED;
        }

        @Override
        public String state() {
            if (words == null) {
                return "open";
            }
            return completed() ? "completed" : words.kind == Fact.CLAIMED ? "claimed" : "in-progress";
        }

        @Override
        public List<String> evidence() {
            List<String> evidence = new ArrayList<>(1);
            for (int kind = 0; words != null && kind < RoleAnswer.EVIDENCE.size(); kind++) {
                if ((words.evidence >> kind & 1) == 1) {
                    evidence.add(RoleAnswer.EVIDENCE.get(kind));
                }
            }
            return evidence;
        }

        @Override
        public Instant completedAt() {
            return completed() ? Fact.instant(words.completedMicros) : null;
        }

        @Override
        public void around(JsonGenerator out) throws IOException {
            BitSet missing = completed() ? new BitSet() : missing(skill);
            out.writeBooleanField("unlocked", missing.isEmpty());
            out.writeArrayFieldStart("prerequisites");
            for (Skill needed : skill.needs) {
                item(out, needed.begun, has(needed.number) ? MET : NOT_MET);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("missingPrerequisites");
            for (int number = missing.nextSetBit(0); number >= 0; number = missing.nextSetBit(number + 1)) {
                item(out, graph.skill(number).begun, END);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("modules");
            for (Module module : skill.taughtBy) {
                item(out, module.begun, modules.contains(module.key) ? DONE : locked(module) ? LOCKED : OPEN);
            }
            out.writeEndArray();
        }
    }

    private static void item(JsonGenerator out, SerializedString begun, SerializedString end) throws IOException {
        out.writeRawValue(begun);
        out.writeRaw(end);
    }

    private boolean locked(Module module) {
        for (FloorGraph.Need need : module.needs) {
            if (!need.met(this)) {
                return true;
            }
        }
        return false;
    }

    /** What is not there yet of all that comes before a skill. */
    private BitSet missing(Skill skill) {
        BitSet missing = new BitSet();
        addMissing(skill, missing);
        return missing;
    }

    private void addMissing(Skill skill, BitSet missing) {
        for (Skill needed : skill.needs) {
            if (!has(needed.number) && !missing.get(needed.number)) {
                missing.set(needed.number);
                addMissing(needed, missing);
            }
        }
    }
}
