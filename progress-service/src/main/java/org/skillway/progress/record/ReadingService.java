package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.Read;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.web.PageRequest;

/** Reads what a learner has recorded. */
@ApplicationScoped
class ReadingService {

    private final StandingService standing;
    private final CatalogReplicaService catalog;

    ReadingService(StandingService standing, CatalogReplicaService catalog) {
        this.standing = standing;
        this.catalog = catalog;
    }

    Read<RecordPage> page(Access who, RecordState state, Point point, PageRequest page) {
        Held held = standing.read(who.learner(), point);
        List<RecordView> all = RecordView.from(held.skills()).stream()
                .filter(record -> state == null || record.state() == state)
                .filter(record -> who.sight().showsSkill(record.skill()))
                .toList();
        PageRequest.Slice<RecordView> slice = page.slice(all, RecordView::skill);
        return new Read<>(
                new RecordPage(slice.items(), slice.next(), slice.total()),
                held.moment(),
                who.sight().tagged(held.mergeTag()));
    }

    /**
     * The record on a skill, under its surviving key where it has been merged.
     *
     * @throws ProblemException when nothing is recorded
     */
    Read<RecordView> one(Access who, String skill, Point point) {
        Held held = standing.read(who.learner(), point);
        String survivor = catalog.survivor(skill);
        List<StandingRow> rows =
                held.skills().stream().filter(row -> row.key().equals(survivor)).toList();
        if (rows.isEmpty() || !who.sight().showsSkill(survivor)) {
            throw held.noRecord(skill);
        }
        return new Read<>(
                RecordView.of(survivor, rows), held.moment(), who.sight().tagged(held.mergeTag()));
    }

    Read<Standing> standing(String learner, Point point) {
        Held held = standing.readWithRecent(learner, point);
        return new Read<>(Standing.from(learner, held), held.moment(), held.catalogTag());
    }
}
