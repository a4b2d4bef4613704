package org.skillway.bench.spring.progress;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.skillway.bench.spring.catalog.CatalogPosition;
import org.skillway.bench.spring.catalog.CatalogPositionRepository;
import org.skillway.bench.spring.catalog.Skill;
import org.skillway.bench.spring.catalog.SkillRepository;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and records what learners have completed. */
@Service
class RecordService {

    private final LearnerRepository learners;
    private final CompletionRepository completions;
    private final SkillRepository skills;
    private final CatalogPositionRepository catalog;
    private final Clock clock = Clock.systemUTC();

    RecordService(
            LearnerRepository learners,
            CompletionRepository completions,
            SkillRepository skills,
            CatalogPositionRepository catalog) {
        this.learners = learners;
        this.completions = completions;
        this.skills = skills;
        this.catalog = catalog;
    }

    /** @param created whether it is new */
    record Recorded(RecordView record, boolean created) {}

    @Transactional(readOnly = true)
    public RecordPage page(String learner, int number, int size) {
        return RecordPage.from(completions.findPage(learner, PageRequest.of(number, size)));
    }

    /** @return nothing where there is no such skill */
    @Transactional
    public Optional<Recorded> record(String learner, String key, boolean self) {
        return skills.findByKey(key).map(skill -> record(learner, skill, self));
    }

    private Recorded record(String id, Skill skill, boolean self) {
        Learner learner = learners.findToChange(id).orElseGet(() -> learners.save(new Learner(id)));
        return completions
                .findByLearnerIdAndSkillId(id, skill.getId())
                .map(known -> new Recorded(RecordView.from(known), false))
                .orElseGet(() -> new Recorded(
                        RecordView.from(completions.save(new Completion(
                                id,
                                skill,
                                learner.next(),
                                self ? "self-reported" : "imported",
                                self ? "self" : "admin",
                                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                                catalog.findById(CatalogPosition.ONLY)
                                        .orElseThrow()
                                        .getRevision()))),
                        true));
    }
}
