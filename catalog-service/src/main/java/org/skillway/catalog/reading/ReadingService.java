package org.skillway.catalog.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HeadAndState;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.StatePage;
import org.skillway.catalog.history.StateQuery;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.text.Preference;

/** What reading by key and reading lists have in common for all kinds. */
@ApplicationScoped
public class ReadingService {

    private final HistoryService history;
    private final ParsedDocuments parsed;

    ReadingService(HistoryService history, ParsedDocuments parsed) {
        this.history = history;
        this.parsed = parsed;
    }

    /** One entity, read at a moment. */
    public record Entity(Moment moment, State state) {}

    /** @param revision the wanted revision; null for the newest */
    public Moment moment(Long revision, String acceptLanguage) {
        return moment(history.head(), revision, acceptLanguage);
    }

    private Moment moment(Head head, Long revision, String acceptLanguage) {
        if (revision != null && (revision < 0 || revision > head.revision())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "revision", head.revision());
        }
        Preference languages = Preference.of(acceptLanguage);
        return revision == null
                ? new Moment(head.epoch(), head.revision(), head.revision(), 0, languages)
                : new Moment(head.epoch(), head.revision(), revision, history.redactionSince(revision), languages);
    }

    /**
     * The state that a key had; who asks for a skill that had been merged by then is sent on.
     *
     * @param revision the wanted revision; null for the newest
     */
    public Entity entity(Kind kind, String key, Long revision, String acceptLanguage) {
        HeadAndState found = history.headAndState(kind, key, revision);
        Moment moment = moment(found.head(), revision, acceptLanguage);
        State state = found.state();
        if (state == null) {
            throw new ProblemException(ErrorCode.UNKNOWN_KEY, kind.wire(), key).in("key", "unknown");
        }
        if (state.status() == Status.MERGED) {
            throw new MovedException(key, history.survivor(key, moment.revision()));
        }
        return new Entity(moment, state);
    }

    /** The skill that each key of a filter stands for, read through the merges by a revision; null for null. */
    public UnaryOperator<String> survivors(long revision) {
        return skill -> skill == null ? null : history.survivor(skill, revision);
    }

    /** The same with all merges by now, as searches read. */
    public UnaryOperator<String> survivors() {
        return survivors(Long.MAX_VALUE);
    }

    /** The documents of several keys, whatever their status. */
    public <D extends Document> Map<String, Read<D>> read(
            Kind kind, Class<D> type, Collection<String> keys, Moment moment) {
        return history.at(kind, keys, moment.revision()).stream()
                .map(state -> read(state, type))
                .collect(Collectors.toUnmodifiableMap(read -> read.document().key(), Function.identity()));
    }

    public <D extends Document> Read<D> read(State state, Class<D> type) {
        return new Read<>(
                state.fromRevision(), state.version(), state.status(), state.stale(), parsed.document(state, type));
    }

    /** One page of a list, each state turned into an item, which is told at which place of the answer it stands. */
    public <T> Page<T> page(StateQuery query, PageRequest request, BiFunction<String, State, T> item) {
        Cursor cursor = request.cursor();
        StatePage page = history.page(query, cursor == null ? "" : cursor.after(), request.limit(), request.count());
        String next = page.more()
                ? new Cursor(
                                query.revision(),
                                page.states().get(page.states().size() - 1).key(),
                                Cursor.listOf(query))
                        .encode()
                : null;
        return new Page<>(Wording.each("/items", page.states(), item), next, page.total());
    }

    /**
     * A typed document with what its state adds.
     *
     * @param stale JSON pointers into the document: translations from older words
     */
    public record Read<D extends Document>(
            long fromRevision, int version, Status status, Collection<String> stale, D document) {

        /** A draft as if it had been published at this moment. */
        public static <D extends Document> Read<D> ofDraft(
                D document, Collection<String> stale, int version, Moment moment) {
            return new Read<>(moment.revision(), version, Status.PUBLISHED, stale, document);
        }

        /** The words at a place of the document, which is their place in the answer too. */
        public String words(String place, Map<String, String> text, Wording wording) {
            return words("", place, text, wording);
        }

        /** The words at a place of the document, which the answer shows as that of one of its items. */
        public String words(String item, String place, Map<String, String> text, Wording wording) {
            return wording.at(item + place, text, stale, place);
        }
    }
}
