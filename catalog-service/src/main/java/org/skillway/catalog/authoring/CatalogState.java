package org.skillway.catalog.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;

/** How entities stand now, for those who are about to change them. */
@ApplicationScoped
class CatalogState {

    private final HistoryService history;

    CatalogState(HistoryService history) {
        this.history = history;
    }

    /** The current state of an entity that can be changed: one that exists and has not been merged. */
    State editable(Kind kind, String key) {
        State state = history.current(kind, key)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, kind.wire(), key).in("key", "unknown"));
        if (state.status() == Status.MERGED) {
            String survivor = history.survivor(key);
            throw new ProblemException(ErrorCode.MERGED, key, survivor)
                    .between(List.of(kind.wire() + "/" + survivor), "", "merged", survivor);
        }
        return state;
    }

    /** The published state, if it is another by now than the one that a draft was begun from. */
    Optional<State> changedSince(Draft draft) {
        return current(draft).filter(state -> draft.basedOn() == null || state.fromRevision() > draft.basedOn());
    }

    Optional<State> current(Draft draft) {
        return history.current(draft.kind(), draft.key());
    }

    EntityTag tag(State state) {
        return EntityTag.of(history.head().epoch(), state);
    }

    Edited edited(Kind kind, String key) {
        State state = history.current(kind, key).orElseThrow();
        return Edited.from(state, tag(state));
    }
}
