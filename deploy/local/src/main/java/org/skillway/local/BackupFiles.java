package org.skillway.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a backup, copied from a PostgreSQL that goes on writing to them. */
final class BackupFiles {

    static final String DATA = "data";
    static final String WAL = "wal";
    static final String LABEL = "backup_label";

    // The same as pg_basebackup leaves out: what a start makes anew, and the log, of which only a part is needed.
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "epg-lock",
            LABEL,
            "tablespace_map",
            "backup_manifest",
            WalArchive.LINE);
    private static final List<String> LEFT_OUT_EVERYWHERE = List.of("pgsql_tmp", "pg_internal.init");
    private static final Path CONTROL = Path.of("global", "pg_control");

    private final Path source;
    private final Path target;
    private final List<String> folders = new ArrayList<>();
    private final List<BackupManifest.Entry> files = new ArrayList<>();

    /** @param source the data folder of the PostgreSQL */
    BackupFiles(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /** Below the target, parents first. */
    List<String> folders() {
        return folders;
    }

    List<BackupManifest.Entry> files() {
        return files;
    }

    void copyData() throws IOException {
        Files.walkFileTree(source, new Copying());
        // The last, so that it is not older than what it speaks of.
        copy(CONTROL);
    }

    void writeLabel(byte[] content) throws IOException {
        Path file = target.resolve(DATA).resolve(LABEL);
        note(file, DurableFiles.write(file, content));
    }

    /** Copies the log between these two of its files, and what tells of timelines. */
    void copyWal(String first, String last) throws IOException {
        makeFolder(target.resolve(WAL));
        List<Path> needed;
        try (Stream<Path> all = Files.list(source.resolve("pg_wal"))) {
            needed = all.filter(file -> isNeeded(file.getFileName().toString(), first, last))
                    .toList();
        }
        for (Path file : needed) {
            Path copy = target.resolve(WAL).resolve(file.getFileName());
            note(copy, DurableFiles.copy(file, copy));
        }
        if (needed.stream().noneMatch(file -> file.endsWith(first))
                || needed.stream().noneMatch(file -> file.endsWith(last))) {
            throw new IOException("the log from %s to %s is not all there".formatted(first, last));
        }
    }

    /** Names of one timeline have the same length, and grow. */
    private static boolean isNeeded(String name, String first, String last) {
        return name.endsWith(".history")
                || (name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0);
    }

    private final class Copying extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            String name = source.relativize(folder).toString();
            if (isLeftOutEverywhere(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            makeFolder(target.resolve(DATA).resolve(name));
            return EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path name = source.relativize(file);
            if (!LEFT_OUT.contains(name.toString()) && !name.equals(CONTROL) && !isLeftOutEverywhere(file)) {
                copy(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    private static boolean isLeftOutEverywhere(Path path) {
        return LEFT_OUT_EVERYWHERE.stream()
                .anyMatch(name -> path.getFileName().toString().startsWith(name));
    }

    private void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        folders.add(target.relativize(folder).toString());
    }

    private void copy(Path name) throws IOException {
        Path from = source.resolve(name);
        Path to = target.resolve(DATA).resolve(name);
        try {
            note(to, DurableFiles.copy(from, to));
        } catch (NoSuchFileException e) {
            // A table was dropped before its turn came, and the log says so too. What nobody can drop has to be there.
            if (name.equals(CONTROL) || Files.exists(from)) {
                throw e;
            }
        }
    }

    private void note(Path copy, DurableFiles.Copied copied) {
        files.add(new BackupManifest.Entry(target.relativize(copy).toString(), copied.bytes(), copied.sha256()));
    }
}
