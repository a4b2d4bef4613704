package org.skillway.progress.follower;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.skillway.progress.replica.EntityState;
import org.skillway.progress.replica.Position;
import org.skillway.progress.replica.States;

/**
 * Understands one answer of the feed (deploy/contract): hands out its revisions one after the other, and each one's
 * states as they come, since a revision can be larger than what fits into memory. Whatever does not fit together ends
 * the reading with an exception, and with it whatever is being done with a revision that is not whole.
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

    private final Position start;
    private final Source lines;
    private Position at;
    private boolean snapshot;
    private long head;

    /** Gives the lines of an answer; null behind the last. */
    interface Source {
        String line() throws FeedException, InterruptedException;
    }

    /** @param start where the follower stands; null for nowhere */
    FeedReader(Position start, Source lines) {
        this.start = start;
        this.lines = lines;
    }

    /** The next revision, whose states are to be taken before the one after it; empty at the end of the answer. */
    Optional<Revision> next() throws FeedException, InterruptedException {
        if (at == null) {
            begin(read());
        }
        JsonNode line = read();
        if (kind(line).equals("end")) {
            end(line);
            return Optional.empty();
        }
        return Optional.of(
                snapshot ? snapshot(line) : new Revision(at, new Position(at.epoch(), at.revision() + 1), line));
    }

    /** The newest revision that the catalog has told of. */
    long head() {
        return head;
    }

    /** A revision that may yet turn out not to be whole. */
    final class Revision implements States<FeedException> {

        private final Position before;
        private final Position after;
        private JsonNode first;
        private long count;

        private Revision(Position before, Position after, JsonNode first) {
            this.before = before;
            this.after = after;
            this.first = first;
        }

        /** Where the follower has to stand to apply it; null for a snapshot, which replaces everything. */
        Position before() {
            return before;
        }

        Position after() {
            return after;
        }

        @Override
        public EntityState next() throws FeedException, InterruptedException {
            JsonNode line = first == null ? read() : first;
            first = null;
            switch (kind(line)) {
                case "entity" -> {
                    count++;
                    return state(line);
                }
                case "commit" -> {
                    commit(line);
                    return null;
                }
                default -> throw new FeedException("a line \"" + kind(line) + "\" out of order");
            }
        }

        private EntityState state(JsonNode line) throws FeedException {
            EntityState state = entity(line);
            boolean fits = before == null ? state.revision() <= after.revision() : state.revision() == after.revision();
            if (!fits) {
                throw new FeedException("a state of revision " + state.revision() + " in revision " + after.revision());
            }
            return state;
        }

        private void commit(JsonNode line) throws FeedException {
            if (number(line, "revision") != after.revision()) {
                throw new FeedException("revision " + number(line, "revision") + " came out of order");
            }
            if (number(line, "entities") != count) {
                throw new FeedException(
                        "revision " + after.revision() + " came with another number of entities than it says");
            }
            at = after;
        }
    }

    private Revision snapshot(JsonNode first) throws FeedException {
        if (at.revision() >= 0) {
            throw new FeedException("a snapshot goes on behind its end");
        }
        return new Revision(null, new Position(at.epoch(), head), first);
    }

    private void begin(JsonNode line) throws FeedException {
        if (!kind(line).equals("begin")) {
            throw new FeedException("the answer begins with a line \"" + kind(line) + "\"");
        }
        UUID epoch = uuid(line, "epoch");
        long after = number(line, "after");
        head = number(line, "head");
        snapshot = line.path("snapshot").asBoolean(false);
        if (!snapshot && !new Position(epoch, after).equals(start)) {
            throw new LostPlaceException("the answer goes on from another place than was asked for");
        }
        at = snapshot ? new Position(epoch, -1) : start;
    }

    private static EntityState entity(JsonNode line) throws FeedException {
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

    private void end(JsonNode line) throws FeedException, InterruptedException {
        if (number(line, "revision") != at.revision()) {
            throw new FeedException("the answer ended elsewhere than at its last commit");
        }
        if (lines.line() != null) {
            throw new FeedException("the answer goes on behind its end");
        }
    }

    private JsonNode read() throws FeedException, InterruptedException {
        String line = lines.line();
        if (line == null) {
            throw new FeedException("the answer broke off before its end");
        }
        return parse(line);
    }

    private static String kind(JsonNode line) throws FeedException {
        return text(line, "line");
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
