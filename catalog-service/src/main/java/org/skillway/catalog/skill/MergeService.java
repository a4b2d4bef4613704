package org.skillway.catalog.skill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.skillway.catalog.authoring.Idempotency;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.security.Caller;

/**
 * Makes one of two skills. Whatever pointed at the merged skill points at the survivor, in the same change; what the merged
 * skill itself pointed at, its names and its references go to the survivor as well.
 */
@ApplicationScoped
class MergeService {

    private final PublicationService publication;
    private final HistoryService history;
    private final Documents documents;
    private final Idempotency idempotency;
    private final Caller caller;

    MergeService(
            PublicationService publication,
            HistoryService history,
            Documents documents,
            Idempotency idempotency,
            Caller caller) {
        this.publication = publication;
        this.history = history;
        this.documents = documents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Merging again what has been merged into the same skill changes nothing. */
    @Transactional
    Merged merge(String key, String into, String idempotencyKey) {
        return idempotency.once(
                "merge " + key,
                idempotencyKey,
                JsonNodeFactory.instance.objectNode().put("into", into),
                Merged.class,
                () -> {
                    Publication merge =
                            publication.change(Cause.of(caller.subject(), Action.MERGE), () -> steps(key, into));
                    return new Merged(key, history.survivor(key), merge.revision(), merge.changed());
                });
    }

    private List<Step> steps(String key, String into) {
        State merged = history.current(Kind.SKILL, key)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, Kind.SKILL.wire(), key));
        State survivor = history.current(Kind.SKILL, history.survivor(into))
                .filter(state -> state.status() == Status.PUBLISHED)
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_VALUE)
                        .between(List.of("skill/" + into), "/into", "dangling-reference", "skill/" + into));
        if (merged.status() == Status.MERGED) {
            String other = history.survivor(key);
            if (other.equals(survivor.key())) {
                return List.of();
            }
            throw new ProblemException(ErrorCode.MERGED, key, other)
                    .between(List.of("skill/" + other), "", "merged", other);
        }
        if (survivor.key().equals(key)) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at("/into", "another");
        }
        return steps(merged, survivor);
    }

    private List<Step> steps(State merged, State survivor) {
        SkillDocument lost = (SkillDocument) documents.read(Kind.SKILL, merged.document());
        SkillDocument kept = (SkillDocument) documents.read(Kind.SKILL, survivor.document());
        UnaryOperator<String> redirect = skill -> skill.equals(lost.key()) ? kept.key() : skill;
        List<Step> steps = new ArrayList<>();
        steps.add(Step.merge(lost, kept.key()));
        steps.add(Step.publish(kept.absorbing(lost).redirected(redirect)));
        for (EntityKey dependent : history.dependents(new EntityKey(Kind.SKILL, lost.key()))) {
            if (!dependent.equals(EntityKey.of(kept))) {
                State state = history.current(dependent.kind(), dependent.key()).orElseThrow();
                steps.add(Step.publish(
                        documents.read(dependent.kind(), state.document()).redirected(redirect)));
            }
        }
        return steps;
    }
}
