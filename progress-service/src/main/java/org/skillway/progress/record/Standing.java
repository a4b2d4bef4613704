package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.standing.Held;

/**
 * All that stands for a learner, in the small form that the gateway computes with.
 *
 * @param ledgerId absent while nothing has been recorded
 * @param catalogRevision of the replica; absent while nothing has been loaded
 * @param recent the last entries, the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(
        String learner,
        UUID ledgerId,
        long version,
        Long catalogRevision,
        List<Skill> skills,
        List<Module> modules,
        List<Goal> goals,
        List<Enrolment> enrolments,
        List<Milestone> milestones,
        List<Recent> recent) {

    /**
     * What was recorded on one skill. Its key is the one under which it was recorded: whoever reads this follows the merges
     * of the catalog revision that they use, so that the same revision always gives the same answer.
     *
     * @param evidence the kinds that stand, weakest first; empty unless completed
     * @param since the progress version of the earliest evidence, or word
     * @param happenedAt of the same: since when the skill counts
     * @param recordedAt of the same
     */
    record Skill(
            String key,
            RecordState state,
            SortedSet<EvidenceKind> evidence,
            long since,
            Instant happenedAt,
            Instant recordedAt) {

        private static Skill of(String key, RecordState state, StandingRow first) {
            return new Skill(key, state, new TreeSet<>(), first.version(), first.happenedAt(), first.recordedAt());
        }
    }

    /**
     * A completed module.
     *
     * @param version the highest that was completed
     * @param since the progress version of its first completion
     * @param happenedAt when it was completed first
     */
    record Module(String key, int version, long since, Instant happenedAt) {

        private static Module of(StandingRow row) {
            return new Module(row.key(), row.moduleVersion(), row.version(), row.happenedAt());
        }

        private Module and(Module later) {
            return new Module(key, Math.max(version, later.version), since, happenedAt);
        }
    }

    /**
     * A role that is worked towards.
     *
     * @param details by when, hours per week and position, as the ledger has them; absent for none
     * @param reachedAt absent unless it was reached
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Goal(String role, @JsonRawValue String details, Instant setAt, Instant reachedAt) {}

    /** @param completedAt absent unless the course was completed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Enrolment(String course, Instant since, Instant completedAt) {}

    /**
     * A role reached or a course completed.
     *
     * @param details what was asked for then: requirements, or modules
     */
    record Milestone(
            EntryKind kind,
            String key,
            Instant at,
            long catalogRevision,
            @JsonRawValue String details) {

        private static Milestone of(StandingRow row) {
            return new Milestone(row.kind(), row.key(), row.recordedAt(), row.catalogRevision(), row.details());
        }
    }

    /** An entry of the ledger; its key is the one that it was recorded under. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recent(
            long version,
            EntryKind kind,
            String key,
            EvidenceKind evidence,
            String module,
            Instant happenedAt,
            Instant recordedAt) {

        private static Recent of(StandingRow row) {
            return new Recent(
                    row.version(),
                    row.kind(),
                    row.origin(),
                    row.evidence(),
                    row.module(),
                    row.happenedAt(),
                    row.recordedAt());
        }
    }

    static Standing from(String learner, Held held) {
        return new Standing(
                learner,
                held.moment().version() == 0 ? null : held.moment().ledgerId(),
                held.moment().version(),
                held.catalog() == null ? null : held.catalog().revision(),
                skills(held),
                modules(held),
                held.of(EntryKind.GOAL_SET).stream()
                        .map(row -> new Goal(
                                row.key(),
                                row.details(),
                                row.recordedAt(),
                                at(held, EntryKind.ROLE_REACHED, row.key())))
                        .toList(),
                held.of(EntryKind.ENROLLED).stream()
                        .map(row -> new Enrolment(
                                row.key(), row.happenedAt(), at(held, EntryKind.COURSE_COMPLETED, row.key())))
                        .toList(),
                Stream.of(EntryKind.ROLE_REACHED, EntryKind.COURSE_COMPLETED)
                        .flatMap(kind -> held.of(kind).stream())
                        .map(Milestone::of)
                        .toList(),
                held.recent().stream().map(Recent::of).toList());
    }

    private static Instant at(Held held, EntryKind milestone, String key) {
        return held.of(milestone).stream()
                .filter(row -> row.key().equals(key))
                .map(StandingRow::recordedAt)
                .findFirst()
                .orElse(null);
    }

    private static List<Module> modules(Held held) {
        // By when they happened within a key, so the first is the earliest.
        Map<String, Module> modules = new LinkedHashMap<>();
        held.of(EntryKind.MODULE_COMPLETED).forEach(row -> modules.merge(row.key(), Module.of(row), Module::and));
        return List.copyOf(modules.values());
    }

    private static List<Skill> skills(Held held) {
        Map<String, Skill> skills = new LinkedHashMap<>();
        for (StandingRow row : held.skills()) {
            RecordState state = RecordState.of(row.kind());
            Skill known = skills.get(row.origin());
            if (known == null || state.compareTo(known.state()) > 0) {
                known = Skill.of(row.origin(), state, row);
                skills.put(row.origin(), known);
            }
            if (row.evidence() != null) {
                known.evidence().add(row.evidence());
            }
        }
        return List.copyOf(skills.values());
    }
}
