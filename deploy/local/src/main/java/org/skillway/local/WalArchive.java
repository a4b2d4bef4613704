package org.skillway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder into which the embedded PostgreSQL copies its log, so that a backup can be brought to any later moment. It
 * belongs to one line of data: what was restored begins another line, whose log would contradict that of the first.
 */
record WalArchive(Path folder) {

    /** In the archive and in the data: the name of the line that both belong to. Not part of a backup. */
    static final String LINE = "skillway-line";

    // Whatever was committed is in the archive a minute later, however little is written.
    private static final String LONGEST_WAIT_SECONDS = "60";

    WalArchive {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Which line the data of a folder belong to; empty until they have been archived. */
    static Optional<String> lineOf(Path postgres) {
        Path file = postgres.resolve(LINE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the folder for the line of these data, which PostgreSQL has made before; a folder of another line is refused. */
    void claim(Path postgres) {
        try {
            Files.createDirectories(folder);
            Optional<String> theirs = lineOf(folder);
            if (theirs.isEmpty() && !isEmpty()) {
                throw new Refusal(
                        "The folder %s is not empty, and no archive of Skillway: name another one with --archive DIR."
                                .formatted(folder));
            }
            String ours = lineOf(postgres).orElseGet(() -> UUID.randomUUID().toString());
            if (theirs.isPresent() && !theirs.get().equals(ours)) {
                throw new Refusal(
                        "The archive in %s is that of other data, or of these before a restore or a start without --archive: name an empty folder with --archive DIR, and take a backup then."
                                .formatted(folder));
            }
            byte[] content = (ours + "\n").getBytes(StandardCharsets.UTF_8);
            DataFolder.write(postgres.resolve(LINE), content);
            DataFolder.write(folder.resolve(LINE), content);
        } catch (IOException e) {
            throw new Refusal(
                    "The archive %s cannot be written (%s): make it yours, or name another one with --archive DIR."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
    }

    /** Where nothing is archived the line ends: an archive that is taken up again would have a gap. */
    static void leave(Path postgres) {
        try {
            Files.deleteIfExists(postgres.resolve(LINE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Of the server that archives here. The module writes, syncs and renames, and refuses what is there already. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("archive_mode", "on");
        settings.put("archive_library", "basic_archive");
        settings.put("basic_archive.archive_directory", folder.toString());
        settings.put("archive_timeout", LONGEST_WAIT_SECONDS);
        return settings;
    }
}
