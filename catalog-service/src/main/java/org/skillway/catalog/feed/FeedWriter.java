package org.skillway.catalog.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;

/** Writes one answer of the feed, line by line, in memory that does not grow with the catalog. */
@ApplicationScoped
class FeedWriter {

    /** How many states of a snapshot are written together: the versions of their modules are one query. */
    private static final int PART = 200;

    private final HistoryService history;
    private final ModuleVersionService versions;
    private final FeedEntities entities;
    private final ObjectWriter json;

    FeedWriter(HistoryService history, ModuleVersionService versions, FeedEntities entities, ObjectMapper json) {
        this.history = history;
        this.versions = versions;
        this.entities = entities;
        this.json = json.writerFor(FeedLine.class).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Everything that holds at the head, as one block. */
    void snapshot(Head head, boolean titles, OutputStream target) {
        Lines lines = new Lines(target);
        lines.write(new FeedLine.Begin(true, head.epoch(), 0, head.revision()));
        Block block = new Block(lines, titles);
        List<State> part = new ArrayList<>();
        history.snapshot(head.revision(), state -> {
            part.add(state);
            if (part.size() == PART) {
                write(part, head.revision(), block);
            }
        });
        write(part, head.revision(), block);
        lines.write(new FeedLine.Commit(head.revision(), block.count));
        lines.end(head.revision());
    }

    private void write(List<State> part, long revision, Block block) {
        List<String> modules = part.stream()
                .filter(state -> state.kind() == Kind.MODULE)
                .map(State::key)
                .toList();
        Map<String, List<FeedLine.ModuleVersion>> published = versions.published(modules, revision);
        part.forEach(state -> block.write(state, published.get(state.key())));
        part.clear();
    }

    /** Every revision after one, each as a block of its own. */
    void changes(long after, Head head, boolean titles, OutputStream target) {
        Lines lines = new Lines(target);
        lines.write(new FeedLine.Begin(false, head.epoch(), after, head.revision()));
        Block block = new Block(lines, titles);
        history.between(after, head.revision(), state -> {
            if (block.revision != 0 && block.revision != state.fromRevision()) {
                block.commit();
            }
            block.write(state, null);
        });
        if (block.revision != 0) {
            block.commit();
        }
        lines.end(head.revision());
    }

    /** The entity lines of one revision. */
    private final class Block {

        private final Lines lines;
        private final boolean titles;
        private long revision;
        private int count;

        Block(Lines lines, boolean titles) {
            this.lines = lines;
            this.titles = titles;
        }

        void write(State state, List<FeedLine.ModuleVersion> versionsOfModule) {
            revision = state.fromRevision();
            count++;
            lines.write(entities.line(state, titles, versionsOfModule));
        }

        void commit() {
            lines.write(new FeedLine.Commit(revision, count));
            count = 0;
        }
    }

    private final class Lines {

        private final OutputStream target;

        Lines(OutputStream target) {
            this.target = new BufferedOutputStream(target, 1 << 15);
        }

        void write(FeedLine line) {
            try {
                target.write(json.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
                target.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end(long revision) {
            write(new FeedLine.End(revision));
            try {
                target.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
