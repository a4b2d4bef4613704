package org.skillway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, and how that can be told; written last.
 *
 * @param form of the backup; another one is of another release
 * @param postgresql the version of the server, whose major part alone can read the data
 * @param endedAt the earliest moment to which the backup can be restored
 * @param firstWal the file of the log with which recovery begins: archived files before it are of no use to this backup
 * @param line of the archived log that goes on where this backup ends; absent where none was kept
 * @param archive where that log was kept
 * @param settings of the server, which recovery must not have less of
 * @param folders in the order in which they are made
 */
record BackupManifest(
        int form,
        String skillway,
        String postgresql,
        Instant beganAt,
        Instant endedAt,
        String firstWal,
        String line,
        String archive,
        Map<String, String> settings,
        List<String> folders,
        List<Entry> files) {

    static final int FORM = 1;
    static final String NAME = "manifest.json";

    /** One file, by its path below the backup. */
    record Entry(String path, long bytes, String sha256) {}

    /** Of a folder that a person has named. */
    static BackupManifest of(Path backup) {
        Path file = backup.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    "%s is no backup, or one that was not completed: there is no %s in it. ./skillway backup makes them."
                            .formatted(backup, NAME));
        }
        try {
            BackupManifest manifest = Json.read(file, BackupManifest.class);
            if (manifest.form != FORM || manifest.files == null || manifest.files.isEmpty()) {
                throw new Refusal(
                        "The backup %s was made by another release of Skillway (%s): restore it with that one."
                                .formatted(backup, manifest.skillway));
            }
            return manifest;
        } catch (IOException e) {
            throw new Refusal(
                    "The backup %s is damaged: its %s cannot be read (%s). Take another backup."
                            .formatted(backup, NAME, e.getClass().getSimpleName()),
                    e);
        }
    }

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    String postgresqlMajor() {
        return postgresql.substring(0, postgresql.indexOf('.'));
    }
}
