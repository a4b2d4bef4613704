package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.ProgressMoment;

/** Reads what a learner has recorded. */
@ApplicationScoped
class ReadingService {

    private final StandingService standing;
    private final CatalogReplicaService catalog;

    ReadingService(StandingService standing, CatalogReplicaService catalog) {
        this.standing = standing;
        this.catalog = catalog;
    }

    /** An answer, the state of the ledger that it was read from, and what its ETag has to name beside. */
    record Read<T>(T body, ProgressMoment moment, String tag) {}

    Read<RecordPage> page(String learner, RecordState state, Point point, PageRequest page) {
        Held held = standing.read(learner, point);
        String after = page.after() == null ? "" : page.after();
        List<RecordView> all = RecordView.from(held.skills()).stream()
                .filter(record -> state == null || record.state() == state)
                .toList();
        List<RecordView> rest = all.stream()
                .filter(record -> record.skill().compareTo(after) > 0)
                .toList();
        boolean more = rest.size() > page.limit();
        List<RecordView> items = more ? rest.subList(0, page.limit()) : rest;
        String next = more ? page.cursor(items.get(items.size() - 1).skill()) : null;
        Long total = page.count() ? Long.valueOf(all.size()) : null;
        return new Read<>(new RecordPage(items, next, total), held.moment(), held.mergeTag());
    }

    /**
     * The record on a skill, under its surviving key where it has been merged.
     *
     * @throws ProblemException when nothing is recorded
     */
    Read<RecordView> one(String learner, String skill, Point point) {
        Held held = standing.read(learner, point);
        String survivor = catalog.survivor(skill);
        List<StandingRow> rows =
                held.skills().stream().filter(row -> row.key().equals(survivor)).toList();
        if (rows.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.NO_RECORD,
                    Map.of(
                            LearnerAnswer.VERSION_HEADER,
                            Long.toString(held.moment().version())),
                    skill);
        }
        return new Read<>(RecordView.of(survivor, rows), held.moment(), held.mergeTag());
    }

    Read<Standing> standing(String learner, Point point) {
        Held held = standing.read(learner, point);
        String catalogTag = held.catalog() == null ? "none" : held.catalog().tag();
        return new Read<>(Standing.from(learner, held), held.moment(), catalogTag);
    }
}
