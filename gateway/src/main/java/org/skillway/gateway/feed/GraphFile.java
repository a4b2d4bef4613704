package org.skillway.gateway.feed;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;

/**
 * The last graph on disk, as a snapshot in the feed's own lines, so that a gateway that starts while the catalog is down
 * serves what it knew. A file that cannot be trusted is as good as none.
 */
@ApplicationScoped
class GraphFile {

    private static final Logger LOG = Logger.getLogger(GraphFile.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter WRITER = JSON.writerFor(FeedLine.class);
    private static final ObjectReader READER = JSON.readerFor(FeedLine.class);

    /** Which members the lines have. A file of a release that knew fewer would make a graph that misses something. */
    private static final int FORM = 2;

    private final Optional<Path> path;
    private final AtomicLong failures = new AtomicLong();

    /** @param confirmed when the file was written */
    record Saved(Holding holding, Instant confirmed) {}

    @Inject
    GraphFile(SkillwayConfig config) {
        this(config.graphFile());
    }

    /** @param path empty keeps nothing */
    GraphFile(Optional<Path> path) {
        this.path = path;
    }

    Optional<Saved> load() {
        if (path.isEmpty() || !Files.exists(path.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Saved(
                    read(path.get()), Files.getLastModifiedTime(path.get()).toInstant()));
        } catch (IOException | FeedException | RuntimeException e) {
            // Whatever a file may say, it is no reason not to start.
            LOG.warnf("The saved graph %s is ignored: %s", path.get(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Holding read(Path file) throws IOException, FeedException {
        FeedAnswer answer = new FeedAnswer(null);
        CRC32 crc = new CRC32();
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                FeedLine line = READER.readValue(bytes, from, at - from);
                if (from == 0 && (line == null || !Objects.equals(line.form(), FORM))) {
                    throw new FeedException("it is of another release");
                }
                answer.accept(line);
                if (answer.ended() && !Objects.equals(line.crc32(), crc.getValue())) {
                    throw new FeedException("its checksum is not that of its lines");
                }
                crc.update(bytes, from, at - from);
                from = at + 1;
            }
        }
        if (!answer.ended() || from < bytes.length) {
            throw new FeedException("it breaks off");
        }
        return answer.committed().orElseThrow(() -> new FeedException("it holds no revision"));
    }

    /** Replaces the file at once or not at all. That it fails is no reason to stop serving. */
    void save(Holding holding) {
        if (path.isEmpty()) {
            return;
        }
        Path target = path.get().toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(
                    target.getParent(), target.getFileName().toString(), ".new");
            try {
                write(fresh, holding);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            failures.incrementAndGet();
            LOG.warnf("The graph could not be saved to %s: %s", target, e.getMessage());
        }
    }

    /** How often it could not be saved. */
    long failures() {
        return failures.get();
    }

    /** The bytes that are left where it is kept; empty where it is not kept. */
    Optional<Long> free() {
        return path.map(file -> file.toAbsolutePath().getParent().toFile().getUsableSpace());
    }

    /** The catalog has just confirmed what was saved; how old it is counts from here after a restart. */
    void confirm(Instant now) {
        if (path.isPresent() && Files.exists(path.get())) {
            try {
                Files.setLastModifiedTime(path.get(), FileTime.from(now));
            } catch (IOException e) {
                LOG.debugf("The time of %s could not be set: %s", path.get(), e.getMessage());
            }
        }
    }

    private static void write(Path file, Holding holding) throws IOException {
        CRC32 crc = new CRC32();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            line(out, crc, FeedLine.begin(FORM, holding.epoch(), holding.revision()));
            for (FeedLine entity : holding.entities().values()) {
                line(out, crc, entity);
            }
            line(
                    out,
                    crc,
                    FeedLine.commit(holding.revision(), holding.entities().size()));
            line(out, crc, FeedLine.end(holding.revision(), crc.getValue()));
            out.flush();
            channel.force(true);
        }
    }

    private static void line(OutputStream out, CRC32 crc, FeedLine line) throws IOException {
        byte[] json = WRITER.writeValueAsBytes(line);
        crc.update(json);
        out.write(json);
        out.write('\n');
    }
}
