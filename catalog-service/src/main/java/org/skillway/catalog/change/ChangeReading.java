package org.skillway.catalog.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.skillway.catalog.change.ChangePage.ChangeSummary;
import org.skillway.catalog.change.ChangeView.EntityChange;
import org.skillway.catalog.change.ChangeView.Standing;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.ChangeEntry;
import org.skillway.catalog.history.ChangeFilter;
import org.skillway.catalog.history.ChangeLogService;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Transition;
import org.skillway.catalog.reading.Wording;

/** Reads the log of changes page by page. */
@ApplicationScoped
class ChangeReading {

    private static final int NAMED = 20;

    private final ChangeLogService log;
    private final ObjectMapper json;

    ChangeReading(ChangeLogService log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    ChangePage list(ChangeFilter filter, String cursor, int limit) {
        ChangeCursor place = ChangeCursor.decode(cursor, filter);
        List<ChangeEntry> found = log.changes(filter, before(place), limit + 1, NAMED);
        List<ChangeEntry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? new ChangeCursor(
                                ChangeCursor.listOf(filter),
                                Long.toString(page.get(limit - 1).change().revision()))
                        .encode()
                : null;
        return new ChangePage(page.stream().map(ChangeSummary::from).toList(), next);
    }

    ChangeView get(long revision, String cursor, int limit, Wording wording) {
        ChangeEntry entry = log.change(revision).orElseThrow(() -> unknown(revision));
        ChangeCursor place = ChangeCursor.decode(cursor, revision);
        List<Transition> found = log.transitions(revision, after(place), limit + 1);
        List<Transition> page = found.subList(0, Math.min(limit, found.size()));
        String next = null;
        if (found.size() > limit) {
            State last = page.get(limit - 1).after();
            next = new ChangeCursor(ChangeCursor.listOf(revision), new EntityKey(last.kind(), last.key()).toString())
                    .encode();
        }
        List<EntityChange> items = page.stream().map(one -> view(one, wording)).toList();
        return ChangeView.from(entry, items, next);
    }

    static ProblemException unknown(long revision) {
        return new ProblemException(ErrorCode.UNKNOWN_REVISION, Long.toString(revision)).in("revision", "unknown");
    }

    private static long before(ChangeCursor place) {
        if (place == null) {
            return Long.MAX_VALUE;
        }
        if (!place.after().matches("[0-9]{1,18}")) {
            throw ChangeCursor.invalid();
        }
        return Long.parseLong(place.after());
    }

    private static EntityKey after(ChangeCursor place) {
        return place == null ? null : ChangeRequest.entity("cursor", place.after());
    }

    private EntityChange view(Transition transition, Wording wording) {
        State before = transition.before();
        State after = transition.after();
        JsonNode was = before == null ? null : document(before);
        JsonNode is = document(after);
        return new EntityChange(
                after.kind(),
                after.key(),
                transition.happening(),
                before == null ? null : standing(before, was, wording),
                standing(after, is, wording),
                SemanticDifference.between(was, is));
    }

    private static Standing standing(State state, JsonNode document, Wording wording) {
        Map<String, String> title = new TreeMap<>();
        document.path("title")
                .properties()
                .forEach(words -> title.put(words.getKey(), words.getValue().asText()));
        return new Standing(state.status(), state.version(), wording.at("/title", title), state.mergedInto());
    }

    private JsonNode document(State state) {
        try {
            return json.readTree(state.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document of " + state.kind() + " " + state.key() + " is broken", e);
        }
    }
}
