package org.skillway.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One answer of the change feed, line by line (deploy/contract): a revision counts when its commit line has come with the
 * right number of entities, and what came of a revision without one is dropped. However many revisions come, what is held
 * is copied once.
 */
final class FeedAnswer {

    private static final ObjectReader LINES = new JsonMapper().readerFor(FeedLine.class);

    private static final long NOWHERE = -1;

    private final Holding before;
    private final List<FeedLine> pending = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final SortedMap<String, FeedLine> changed = new TreeMap<>();
    private boolean snapshot;
    private String epoch;
    private long revision;
    private SortedMap<String, FeedLine> entities;
    private boolean committed;
    private boolean begun;
    private boolean ended;

    /** @param before what is held so far, or null */
    FeedAnswer(Holding before) {
        this.before = before;
    }

    void accept(String text) throws FeedException.Broken {
        accept(parse(text));
    }

    void accept(FeedLine line) throws FeedException.Broken {
        if (line == null || ended || begun == "begin".equals(line.line())) {
            throw new FeedException.Broken(
                    "A line " + (line == null ? "null" : line.line()) + " stands where none may");
        }
        switch (String.valueOf(line.line())) {
            case "begin" -> begin(line);
            case "entity" -> entity(line);
            case "commit" -> commit(line);
            case "end" -> end(line);
            default -> throw new FeedException.Broken("There is no line " + line.line());
        }
    }

    boolean ended() {
        return ended;
    }

    /** What is held now, if this answer brought any revision. */
    Optional<Holding> committed() {
        return committed
                ? Optional.of(new Holding(epoch, revision, Collections.unmodifiableSortedMap(entities)))
                : Optional.empty();
    }

    /**
     * Only what this answer changed of what was held before; empty where it replaces everything, or brought no revision.
     */
    Optional<Holding> changes() {
        return committed && !snapshot
                ? Optional.of(new Holding(epoch, revision, Collections.unmodifiableSortedMap(changed)))
                : Optional.empty();
    }

    private static FeedLine parse(String text) throws FeedException.Broken {
        try {
            return LINES.readValue(text);
        } catch (JsonProcessingException e) {
            throw new FeedException.Broken("A line is not the JSON that was agreed on", e);
        }
    }

    private void begin(FeedLine line) throws FeedException.Broken {
        snapshot = Boolean.TRUE.equals(line.snapshot());
        if (line.epoch() == null) {
            throw new FeedException.Broken("The begin line names no epoch");
        }
        if (!snapshot
                && (before == null
                        || !before.epoch().equals(line.epoch())
                        || !Objects.equals(line.after(), before.revision()))) {
            throw new FeedException.Broken("The answer goes on from another place than ours");
        }
        epoch = line.epoch();
        revision = snapshot ? NOWHERE : before.revision();
        // What is held already stays as it is until something new comes: most answers bring nothing.
        entities = snapshot ? new TreeMap<>() : null;
        begun = true;
    }

    private void entity(FeedLine line) throws FeedException.Broken {
        if (line.kind() == null || line.key() == null) {
            throw new FeedException.Broken("An entity line names no kind or no key");
        }
        pending.add(line.compact(words));
    }

    private void commit(FeedLine line) throws FeedException.Broken {
        if (line.revision() == null || line.entities() == null || line.entities() != pending.size()) {
            throw new FeedException.Broken("The commit line of revision %s counts %s entities, %d came"
                    .formatted(line.revision(), line.entities(), pending.size()));
        }
        if (revision != NOWHERE && line.revision() != revision + 1) {
            throw new FeedException.Broken("Revision %d does not follow on %d".formatted(line.revision(), revision));
        }
        if (entities == null) {
            entities = new TreeMap<>(before.entities());
        }
        pending.forEach(entity -> entities.put(entity.id(), entity));
        if (!snapshot) {
            pending.forEach(entity -> changed.put(entity.id(), entity));
        }
        pending.clear();
        revision = line.revision();
        committed = true;
    }

    private void end(FeedLine line) throws FeedException.Broken {
        if (!pending.isEmpty() || !Objects.equals(line.revision(), revision)) {
            throw new FeedException.Broken(
                    "The end line names revision " + line.revision() + ", we are at " + revision);
        }
        ended = true;
    }
}
