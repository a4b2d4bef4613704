package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.replica.Position;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.ProgressMoment;

/** Reads what a learner has recorded. */
@ApplicationScoped
class ReadingService {

    private final ProgressQueries queries;
    private final CatalogReplicaService catalog;

    ReadingService(ProgressQueries queries, CatalogReplicaService catalog) {
        this.queries = queries;
        this.catalog = catalog;
    }

    /** An answer and the state of the ledger that it was read from. */
    record Read<T>(T body, ProgressMoment moment) {}

    /** A standing with what its ETag has to name beside the progress. */
    record ReadStanding(Standing body, ProgressMoment moment, String catalogTag) {}

    @Transactional
    public Read<RecordPage> page(String learnerId, RecordState state, PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        List<ProgressRow> rows = queries.page(learnerId, state, after, page.limit() + 1, page.count());
        List<RecordView> found = RecordView.from(rows);
        boolean more = found.size() > page.limit();
        List<RecordView> items = more ? found.subList(0, page.limit()) : found;
        String next = more ? page.cursor(items.get(items.size() - 1).skill()) : null;
        ProgressRow head = rows.get(0);
        return new Read<>(new RecordPage(items, next, head.total()), head.moment());
    }

    /**
     * The record on a skill; under the surviving key, where the skill has been merged and nothing stands under its own.
     *
     * @throws ProblemException when nothing is recorded
     */
    @Transactional
    public Read<RecordView> one(String learnerId, String skill) {
        String survivor = catalog.survivor(skill);
        List<ProgressRow> rows = queries.one(learnerId, skill, survivor);
        ProgressMoment moment = rows.get(0).moment();
        List<RecordView> found = RecordView.from(rows);
        return found.stream()
                .filter(record -> found.size() == 1 || record.skill().equals(skill))
                .findFirst()
                .map(record -> new Read<>(record, moment))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NO_RECORD,
                        Map.of(LearnerAnswer.VERSION_HEADER, Long.toString(moment.version())),
                        skill));
    }

    @Transactional
    public ReadStanding standing(String learnerId) {
        List<ProgressRow> rows = queries.all(learnerId);
        ProgressRow head = rows.get(0);
        String catalogTag = head.epoch() == null ? "none" : new Position(head.epoch(), head.revision()).tag();
        return new ReadStanding(Standing.from(learnerId, rows), head.moment(), catalogTag);
    }
}
