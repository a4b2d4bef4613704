package org.skillway.progress.follower;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.skillway.progress.replica.EntityState;
import org.skillway.progress.replica.Position;

/**
 * Understands one answer of the feed (deploy/contract), line by line: gathers a revision and hands it out when its
 * commit line has come and the count is right. Whatever does not fit together ends the reading with an exception, and
 * what has not been handed out is dropped with it.
 */
final class FeedReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is kept of an entity. A list of what, not of what not: no text can slip in. */
    private static final List<String> STRUCTURE = List.of(
            "skillKind",
            "prerequisites",
            "broader",
            "careerSteps",
            "requirements",
            "minutes",
            "language",
            "level",
            "teaches",
            "assumes",
            "modules",
            "owners",
            "versions");

    /**
     * A whole revision.
     *
     * @param before where the follower has to stand to apply it; null for a snapshot, which replaces everything
     */
    record Revision(Position before, Position after, List<EntityState> states) {}

    private final Position start;
    private Position at;
    private boolean begun;
    private boolean snapshot;
    private boolean ended;
    private long head;
    private List<EntityState> gathered = new ArrayList<>();

    /** @param start where the follower stands; null for nowhere */
    FeedReader(Position start) {
        this.start = start;
    }

    /** Takes the next line, and hands out the revision that it completes. */
    Optional<Revision> take(String text) throws FeedException {
        JsonNode line = parse(text);
        String kind = text(line, "line");
        if (ended || begun == kind.equals("begin")) {
            throw new FeedException("a line \"" + kind + "\" out of order");
        }
        switch (kind) {
            case "begin" -> begin(line);
            case "entity" -> gathered.add(entity(line));
            case "commit" -> {
                return Optional.of(commit(line));
            }
            case "end" -> end(line);
            default -> throw new FeedException("an unknown line \"" + kind + "\"");
        }
        return Optional.empty();
    }

    /** @throws FeedException when the answer broke off before its end */
    void requireEnd() throws FeedException {
        if (!ended) {
            throw new FeedException("the answer broke off before its end");
        }
    }

    /** The newest revision that the catalog has told of. */
    long head() {
        return head;
    }

    private void begin(JsonNode line) throws FeedException {
        UUID epoch = uuid(line, "epoch");
        long after = number(line, "after");
        head = number(line, "head");
        snapshot = line.path("snapshot").asBoolean(false);
        if (!snapshot && !new Position(epoch, after).equals(start)) {
            throw new LostPlaceException("the answer goes on from another place than was asked for");
        }
        at = snapshot ? new Position(epoch, -1) : start;
        begun = true;
    }

    private EntityState entity(JsonNode line) throws FeedException {
        ObjectNode structure = JSON.createObjectNode();
        STRUCTURE.stream().filter(line::hasNonNull).forEach(name -> structure.set(name, line.get(name)));
        String mergedInto = line.path("mergedInto").asText(null);
        return new EntityState(
                number(line, "revision"),
                text(line, "kind"),
                text(line, "key"),
                text(line, "status"),
                Math.toIntExact(number(line, "version")),
                mergedInto,
                structure.toString());
    }

    private Revision commit(JsonNode line) throws FeedException {
        long revision = number(line, "revision");
        if (number(line, "entities") != gathered.size()) {
            throw new FeedException("revision " + revision + " came with another number of entities than it says");
        }
        boolean next = snapshot ? at.revision() < 0 : revision == at.revision() + 1;
        boolean fits = gathered.stream()
                .allMatch(state -> snapshot ? state.revision() <= revision : state.revision() == revision);
        if (!next || !fits) {
            throw new FeedException("revision " + revision + " came out of order");
        }
        Position before = snapshot ? null : at;
        at = new Position(at.epoch(), revision);
        Revision whole = new Revision(before, at, List.copyOf(gathered));
        gathered = new ArrayList<>();
        return whole;
    }

    private void end(JsonNode line) throws FeedException {
        if (number(line, "revision") != at.revision() || !gathered.isEmpty()) {
            throw new FeedException("the answer ended elsewhere than at its last commit");
        }
        ended = true;
    }

    private static JsonNode parse(String text) throws FeedException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FeedException("a line is not JSON", e);
        }
    }

    private static String text(JsonNode line, String name) throws FeedException {
        if (!line.path(name).isTextual()) {
            throw new FeedException("a line without the text \"" + name + "\"");
        }
        return line.get(name).textValue();
    }

    private static long number(JsonNode line, String name) throws FeedException {
        if (!line.path(name).isIntegralNumber() || !line.get(name).canConvertToLong()) {
            throw new FeedException("a line without the number \"" + name + "\"");
        }
        return line.get(name).longValue();
    }

    private static UUID uuid(JsonNode line, String name) throws FeedException {
        try {
            return UUID.fromString(text(line, name));
        } catch (IllegalArgumentException e) {
            throw new FeedException("a line whose \"" + name + "\" is no UUID", e);
        }
    }
}
