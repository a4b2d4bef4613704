package org.skillway.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of a backup on their way back: a folder of PostgreSQL that is made ready for recovery. */
final class RestoredData {

    // Read after postgresql.conf, which is left as it was.
    private static final String SETTINGS = "postgresql.auto.conf";
    private static final String SIGNAL = "recovery.signal";

    private final Path backup;
    private final BackupManifest manifest;
    private final Path folder;

    /** @param folder in which they come to lie; whatever an attempt before has left there goes */
    RestoredData(Path backup, BackupManifest manifest, Path folder) {
        this.backup = backup;
        this.manifest = manifest;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Copies the data, and holds them and the log of the backup against what was written then. */
    void copy() throws IOException {
        DurableFiles.delete(folder);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path data = Path.of(BackupFiles.DATA);
        for (String name : manifest.folders()) {
            if (Path.of(name).startsWith(data)) {
                Files.createDirectories(folder.resolve(data.relativize(Path.of(name))));
            }
        }
        Path wal = Files.createDirectory(folder.resolve(BackupFiles.WAL));
        for (BackupManifest.Entry file : manifest.files()) {
            Path name = Path.of(file.path());
            copy(file, name.startsWith(data) ? folder.resolve(data.relativize(name)) : wal.resolve(name.getFileName()));
        }
    }

    private void copy(BackupManifest.Entry file, Path to) throws IOException {
        try {
            DurableFiles.Copied copied = DurableFiles.copy(backup.resolve(file.path()), to);
            if (copied.bytes() != file.bytes() || !copied.sha256().equals(file.sha256())) {
                throw damaged(file, "is not what was written");
            }
        } catch (NoSuchFileException e) {
            throw damaged(file, "is missing");
        }
    }

    private Refusal damaged(BackupManifest.Entry file, String what) {
        return new Refusal("The backup %s is damaged: %s %s. Restore another one; nothing has been changed."
                .formatted(backup, file.path(), what));
    }

    /**
     * Says how far the log is to be followed.
     *
     * @param logs where it is looked for beside the backup, the first ones first
     */
    void aimAt(RecoveryTarget target, List<Path> logs) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("restore_command = '%s'".formatted(inSettings(restoreCommand(logs))));
        lines.add("recovery_target_timeline = 'current'");
        lines.addAll(target.settings());
        Files.write(
                folder.resolve(SETTINGS),
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(folder.resolve(SIGNAL));
        DurableFiles.sync(folder);
    }

    /** A command of the shell in which a per cent sign means something to PostgreSQL. */
    private String restoreCommand(List<Path> logs) {
        List<String> copies = new ArrayList<>();
        logs.forEach(log -> copies.add(copyFrom(log)));
        copies.add(copyFrom(folder.resolve(BackupFiles.WAL)));
        return String.join(" || ", copies);
    }

    private static String inSettings(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }

    private static String copyFrom(Path log) {
        String quoted = log.toString().replace("'", "'\\''").replace("%", "%%");
        return "cp '%s'/%%f %%p 2>/dev/null".formatted(quoted);
    }

    /** Takes away what recovery needed, after it. */
    void settle() throws IOException {
        List<String> kept =
                manifest.files().stream().anyMatch(file -> file.path().equals(BackupFiles.DATA + "/" + SETTINGS))
                        ? Files.readAllLines(backup.resolve(BackupFiles.DATA).resolve(SETTINGS), StandardCharsets.UTF_8)
                        : List.of();
        Files.write(folder.resolve(SETTINGS), kept, StandardCharsets.UTF_8);
        DurableFiles.delete(folder.resolve(BackupFiles.WAL));
        DurableFiles.sync(folder);
    }
}
