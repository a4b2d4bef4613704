package org.skillway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder in which one local stack keeps everything: databases, keys, logs and the record of what runs. */
record DataFolder(Path root) {

    /** A first start writes about 130 MB; the rest is for the databases to grow before a write fails half-way. */
    static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;

    DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path postgresBinaries() {
        return root.resolve("postgres-bin");
    }

    /** Where backups go unless they are told to go elsewhere. */
    Path backups() {
        return root.resolve("backups");
    }

    Path graph() {
        return root.resolve("gateway").resolve("graph.ndjson");
    }

    Path key() {
        return root.resolve("issuer-key.json");
    }

    Path secrets() {
        return root.resolve("secrets.json");
    }

    Path state() {
        return root.resolve("skillway.json");
    }

    Path lock() {
        return root.resolve("skillway.lock");
    }

    Path logs() {
        return root.resolve("log");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** The same folder without symbolic links, by which its processes are recognised. */
    DataFolder real() {
        try {
            return new DataFolder(root.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the folder and what stands directly in it, readable by its owner alone.
     *
     * @return this folder as {@link #real} has it
     */
    DataFolder prepare() {
        try {
            Files.createDirectories(root);
            DataFolder real = real();
            Path probe = Files.createTempFile(real.root, "writable", null);
            Files.delete(probe);
            spaceProblem(real.root, Files.getFileStore(real.root).getUsableSpace())
                    .ifPresent(sentence -> {
                        throw new Refusal(sentence);
                    });
            Files.createDirectories(real.logs());
            Files.createDirectories(real.graph().getParent());
            Files.setPosixFilePermissions(real.root, PosixFilePermissions.fromString("rwx------"));
            return real;
        } catch (IOException e) {
            throw new Refusal(
                    "The data folder %s cannot be written (%s): make it yours, or name another one with --data DIR."
                            .formatted(root, reason(e)),
                    e);
        }
    }

    static Optional<String> spaceProblem(Path folder, long usableBytes) {
        if (usableBytes >= LEAST_FREE_BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                "The disk of %s is nearly full, %d MB are left and %d MB are needed: free some space, or put the data on another disk with --data DIR."
                        .formatted(folder, usableBytes >> 20, LEAST_FREE_BYTES >> 20));
    }

    /** Replaces a file at one instant, readable by its owner alone: a reader sees the old or the new one, never a part. */
    static void write(Path file, byte[] content) {
        try {
            // Temporary files are made with mode 0600, and the rename keeps it.
            Path next =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
