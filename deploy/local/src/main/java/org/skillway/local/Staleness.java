package org.skillway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether something built is missing or older than what it is built from, by the files' times.
 *
 * @param built files of which the youngest counts, since a build that finds nothing to do leaves an old one in place
 * @param sources files and folders; folders with everything in them, and their own times too, which a deleted file changes
 */
record Staleness(List<Path> built, List<Path> sources) {

    boolean stale() {
        if (!Files.exists(built.get(0))) {
            return true;
        }
        FileTime youngestBuilt = built.stream()
                .filter(Files::exists)
                .map(Staleness::time)
                .max(FileTime::compareTo)
                .orElseThrow();
        return sources.stream().filter(Files::exists).anyMatch(source -> youngerThan(source, youngestBuilt));
    }

    private static boolean youngerThan(Path source, FileTime limit) {
        try (Stream<Path> all = Files.walk(source)) {
            return all.anyMatch(path -> time(path).compareTo(limit) > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
