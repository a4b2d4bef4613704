package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.skillway.catalog.audit.AuditService;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.Problem;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.security.Caller;
import org.skillway.catalog.text.Translations;

/** Keeps working copies. Nobody but owners and admins learns that there is one. */
@ApplicationScoped
public class DraftService {

    private static final String CONTENT = "/content";

    private final Drafts drafts;
    private final DraftViews views;
    private final Submission submission;
    private final Documents documents;
    private final HistoryService history;
    private final CatalogState catalog;
    private final Ownership ownership;
    private final Idempotency idempotency;
    private final Caller caller;
    private final AuditService audit;
    private final Clock clock;

    DraftService(
            Drafts drafts,
            DraftViews views,
            Submission submission,
            Documents documents,
            HistoryService history,
            CatalogState catalog,
            Ownership ownership,
            Idempotency idempotency,
            Caller caller,
            AuditService audit,
            Clock clock) {
        this.audit = audit;
        this.drafts = drafts;
        this.views = views;
        this.submission = submission;
        this.documents = documents;
        this.history = history;
        this.catalog = catalog;
        this.ownership = ownership;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    /** The first draft under a key that is free. */
    @Transactional
    public DraftView create(Kind kind, JsonNode body, String idempotencyKey) {
        ObjectNode object = submission.object(body, null);
        String key = submission.key(object);
        ownership.enter(kind, object);
        Document document = submission.keepable(kind, object);
        return idempotency.once("create " + kind.wire(), idempotencyKey, body, DraftView.class, () -> {
            drafts.holdCatalog();
            Set<String> owners = named(document);
            owners.add(caller.subject());
            if (drafts.isTaken(kind, key)) {
                throw taken(kind, key);
            }
            return drafts.insert(kind, key, object.toString(), owners, null, caller.subject(), clock.instant())
                    .map(views::of)
                    .orElseThrow(() -> taken(kind, key));
        });
    }

    @Transactional
    public DraftView get(Kind kind, String key) {
        return drafts.find(kind, key)
                .filter(this::isVisible)
                .map(views::of)
                .orElseThrow(() -> new ProblemException(ErrorCode.NO_DRAFT, kind.wire(), key));
    }

    /**
     * The draft as a document, for those who may see it.
     *
     * @throws ProblemException naming what is missing, without which nobody will read it
     */
    @Transactional
    public <D extends Document> Preview<D> preview(Kind kind, Class<D> type, String key) {
        Draft draft = drafts.find(kind, key)
                .filter(this::isVisible)
                .orElseThrow(() -> new ProblemException(ErrorCode.NO_DRAFT, kind.wire(), key));
        Document document = submission.unchecked(kind, views.tree(draft));
        // An author may look at content that cannot stay as it is; without a title there is nothing to look at.
        List<Problem.Fault> broken = submission.violations(document).stream()
                .filter(fault -> !fault.pointer().startsWith(CONTENT))
                .toList();
        if (!broken.isEmpty()) {
            throw new ProblemException(ErrorCode.NOT_PUBLISHABLE, kind.wire(), key).with(broken);
        }
        Optional<State> published = history.current(kind, key);
        return new Preview<>(
                type.cast(document),
                published.map(state -> stale(state, document)).orElse(Set.of()),
                published.map(State::version).orElse(0) + 1,
                draft.entityTag().toString());
    }

    private Set<String> stale(State published, Document draft) {
        return Translations.stale(
                documents.tree(published.document()), documents.tree(draft), Set.copyOf(published.stale()), Set.of());
    }

    /** Those that the caller sees. */
    @Transactional
    public DraftPage list(String cursor, int limit) {
        return views.page(drafts, caller.isAdmin() ? null : caller.subject(), cursor, limit);
    }

    /** Puts a document in the place of the draft, or begins one from what is published. */
    @Transactional
    public DraftView replace(Kind kind, String key, JsonNode body, String ifMatch) {
        ObjectNode object = submission.object(body, key);
        return edit(kind, key, ifMatch, before -> object);
    }

    /** @param patch RFC 7396; against what is published, where there is no draft yet */
    @Transactional
    public DraftView patch(Kind kind, String key, JsonNode patch, String ifMatch) {
        return edit(kind, key, ifMatch, before -> submission.object(Submission.merged(before, patch), key));
    }

    /** A key that was never published becomes free. */
    @Transactional
    public void discard(Kind kind, String key, String ifMatch) {
        Precondition precondition = new Precondition(ifMatch);
        Draft draft = visible(kind, key);
        precondition.check(draft.entityTag());
        drafts.delete(draft);
    }

    /** The draft, if the caller may know of it; nobody else changes it until the transaction ends. */
    Draft visible(Kind kind, String key) {
        return drafts.locked(kind, key)
                .filter(this::isVisible)
                .orElseThrow(() -> new ProblemException(ErrorCode.NO_DRAFT, kind.wire(), key));
    }

    private DraftView edit(Kind kind, String key, String ifMatch, UnaryOperator<ObjectNode> change) {
        Precondition precondition = new Precondition(ifMatch);
        return drafts.locked(kind, key)
                .filter(this::isVisible)
                .map(draft -> {
                    precondition.check(draft.entityTag());
                    return update(draft, change.apply(views.tree(draft)));
                })
                .orElseGet(() -> begin(kind, key, precondition, change));
    }

    private DraftView update(Draft draft, ObjectNode object) {
        Set<String> owners = new HashSet<>(draft.owners());
        if (owners.addAll(named(submission.keepable(draft.kind(), object)))) {
            audit.draftHandedOver(draft.kind().wire() + "/" + draft.key());
        }
        return views.of(drafts.update(draft, object.toString(), owners, caller.subject(), clock.instant()));
    }

    private DraftView begin(Kind kind, String key, Precondition precondition, UnaryOperator<ObjectNode> change) {
        if (!Ownership.isOwned(kind)) {
            // What has no owners has no next version in private: a skill is proposed once, then edited by admins.
            throw new ProblemException(ErrorCode.NO_DRAFT, kind.wire(), key);
        }
        State state = catalog.editable(kind, key);
        Document published = documents.read(kind, state.document());
        ownership.check(published);
        precondition.check(catalog.tag(state));
        ObjectNode object = change.apply((ObjectNode) documents.tree(published));
        Set<String> owners = new HashSet<>(published.owners());
        if (owners.addAll(named(submission.keepable(kind, object)))) {
            audit.draftHandedOver(kind.wire() + "/" + key);
        }
        owners.add(caller.subject());
        return drafts.insert(
                        kind,
                        key,
                        object.toString(),
                        owners,
                        history.head().revision(),
                        caller.subject(),
                        clock.instant())
                .map(views::of)
                .orElseThrow(() -> new ProblemException(ErrorCode.STALE_ETAG));
    }

    /** Nobody is named by a null, which a draft may have in place of an owner until it is published. */
    private static Set<String> named(Document document) {
        return document.owners().stream().filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isVisible(Draft draft) {
        return caller.isAdmin() || (caller.subject() != null && draft.owners().contains(caller.subject()));
    }

    private static ProblemException taken(Kind kind, String key) {
        return new ProblemException(ErrorCode.KEY_TAKEN, kind.wire(), key).at("/key", "key-taken");
    }
}
