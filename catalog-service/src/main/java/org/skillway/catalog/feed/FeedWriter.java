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
import java.util.function.Consumer;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.State;

/** Writes one answer of the feed, line by line, in memory that does not grow with the catalog. */
@ApplicationScoped
class FeedWriter {

    private final HistoryService history;
    private final FeedEntities entities;
    private final ObjectWriter json;

    FeedWriter(HistoryService history, FeedEntities entities, ObjectMapper json) {
        this.history = history;
        this.entities = entities;
        this.json = json.writerFor(FeedLine.class).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Everything that holds at the head, as one block. */
    void snapshot(Head head, boolean titles, OutputStream target) {
        Lines lines = new Lines(target);
        lines.write(new FeedLine.Begin(true, head.epoch(), 0, head.revision()));
        Block block = new Block(lines, titles);
        history.snapshot(head.revision(), block);
        lines.write(new FeedLine.Commit(head.revision(), block.count));
        lines.end(head.revision());
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
            block.accept(state);
        });
        if (block.revision != 0) {
            block.commit();
        }
        lines.end(head.revision());
    }

    /** The entity lines of one revision. */
    private final class Block implements Consumer<State> {

        private final Lines lines;
        private final boolean titles;
        private long revision;
        private int count;

        Block(Lines lines, boolean titles) {
            this.lines = lines;
            this.titles = titles;
        }

        @Override
        public void accept(State state) {
            revision = state.fromRevision();
            count++;
            lines.write(entities.line(state, titles));
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
