package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real PostgreSQL under the launcher; what the services make of a restored database is for the system tests. */
@DisplayName("A backup")
class BackupIT {

    @TempDir
    Path temporary;

    private Launcher launcher;
    private Ports ports;
    private Path backups;
    private Path archive;

    @BeforeEach
    void prepare() throws IOException {
        launcher = new Launcher(temporary);
        ports = FreePorts.find();
        backups = temporary.resolve("back ups'");
        archive = temporary.resolve("arch%ive's");
    }

    @AfterEach
    void nothingLeft() {
        launcher.run("down");
        OwnProcesses own = new OwnProcesses(launcher.data());
        assertThat(own.services()).isEmpty();
        assertThat(own.postgres()).isEmpty();
    }

    private void up(String... options) {
        launcher.up(ports, options);
    }

    private void archiving() {
        up("--archive", archive.toString());
    }

    private void down() {
        assertThat(launcher.run("down").code()).isZero();
    }

    private Path backUp() {
        Launcher.Result result = launcher.run("backup", "--to", backups.toString());
        assertThat(result.code()).as(result.output()).isZero();
        return Path.of(result.output()
                .lines()
                .filter(line -> line.startsWith(backups.toString()))
                .findFirst()
                .orElseThrow());
    }

    private Launcher.Result restored(Path backup, String... options) {
        Launcher.Result result = restore(backup, options);
        assertThat(result.code()).as(result.output()).isZero();
        return result;
    }

    private Launcher.Result restore(Path backup, String... options) {
        String[] arguments = Stream.concat(Stream.of("restore", backup.toString()), Stream.of(options))
                .toArray(String[]::new);
        return launcher.run(arguments);
    }

    private NumberedWrites writes() {
        return new NumberedWrites(ports.postgresql(), launcher.data());
    }

    @Nested
    @DisplayName("that is restored")
    class Restored {

        @Test
        @DisplayName(
                "has all that was committed in both databases before it began, and no hole in what came while it was taken")
        void whileWriting() throws Exception {
            up();
            Path backup;
            long before;
            long last;
            try (NumberedWrites writes = writes()) {
                writes.begin();
                writes.awaitMore(200);
                before = writes.acknowledged();
                backup = backUp();
                writes.awaitMore(200);
                last = writes.acknowledged();
            }
            down();
            Launcher.Result result = restored(backup);
            assertThat(result.output())
                    .contains("renew-epoch jdbc:postgresql://localhost:")
                    .contains("verify-ledgers jdbc:postgresql://localhost:")
                    .contains("The data of before are kept in");
            up();
            try (NumberedWrites writes = writes()) {
                assertThat(writes.inCatalog()).isGreaterThanOrEqualTo(before);
                assertThat(writes.inProgress()).isBetween(writes.inCatalog() - 1, writes.inCatalog());
                assertThat(writes.inCatalog()).isLessThan(last);
            }
        }

        @Test
        @DisplayName("to a time has what was committed before it, and nothing after")
        void until() throws Exception {
            archiving();
            Path backup = backUp();
            Instant between;
            try (NumberedWrites writes = writes()) {
                writes.one();
                pause();
                between = Instant.now();
                pause();
                writes.one();
            }
            down();
            restored(backup, "--until", between.toString());
            up();
            try (NumberedWrites writes = writes()) {
                assertThat(writes.inCatalog()).isEqualTo(1);
            }
        }

        @Test
        @DisplayName("to the end, where everything was killed, has all that was acknowledged")
        void end() throws Exception {
            archiving();
            Path backup = backUp();
            long acknowledged;
            try (NumberedWrites writes = writes()) {
                writes.begin();
                writes.awaitMore(100);
                killEverything();
                acknowledged = writes.acknowledged();
            }
            restored(backup, "--until", "end");
            up();
            try (NumberedWrites writes = writes()) {
                assertThat(writes.inCatalog()).isBetween(acknowledged, acknowledged + 1);
            }
        }

        @Test
        @DisplayName("into another data folder, where there is nothing, is all that a start needs")
        void elsewhere() throws Exception {
            up();
            try (NumberedWrites writes = writes()) {
                writes.one();
            }
            Path backup = backUp();
            down();
            DurableFiles.delete(launcher.data().postgres());
            Files.delete(launcher.data().secrets());
            restored(backup);
            up();
            try (NumberedWrites writes = writes()) {
                assertThat(writes.inProgress()).isEqualTo(1);
            }
        }

        private void killEverything() {
            StackState.read(launcher.data().state())
                    .flatMap(StackState::launcher)
                    .orElseThrow()
                    .destroyForcibly();
            OwnProcesses own = new OwnProcesses(launcher.data());
            own.postgres().forEach(ProcessHandle::destroyForcibly);
            own.services().forEach(ProcessHandle::destroyForcibly);
            assertThat(Waiting.until(
                            Duration.ofSeconds(20),
                            () -> own.postgres().stream().noneMatch(OwnProcesses::running)
                                    && !FolderLock.held(launcher.data().lock())))
                    .isTrue();
        }

        /** Commits have times in microseconds, and so has the one between them. */
        private void pause() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Nested
    @DisplayName("is refused, with what to do and with nothing changed,")
    class Refused {

        @Test
        @DisplayName("while nothing runs that could be copied, and while something runs that would be replaced")
        void running() {
            assertThat(launcher.run("backup").output()).contains("./skillway up");
            up();
            Path backup = backUp();
            assertThat(restore(backup).output()).contains("./skillway down");
        }

        @Test
        @DisplayName("where it is none, is damaged, incomplete, or of another PostgreSQL")
        void unfit() throws IOException {
            up();
            Path backup = backUp();
            down();
            refused(temporary, "is no backup");
            refused(
                    changed(backup, "another", "\"postgresql\" : \"17", "\"postgresql\" : \"16"),
                    "is of PostgreSQL 16");
            Path missing = copy(backup, "missing");
            Files.delete(missing.resolve("data/global/pg_control"));
            refused(missing, "data/global/pg_control is missing");
            Path damaged = copy(backup, "damaged");
            flip(damaged.resolve("data/global/pg_filenode.map"));
            refused(damaged, "data/global/pg_filenode.map is not what was written");
            Path torn = copy(backup, "torn");
            Path manifest = torn.resolve(BackupManifest.NAME);
            Files.write(manifest, Files.readAllLines(manifest).subList(0, 20));
            refused(torn, "cannot be read");
        }

        @Test
        @DisplayName("to a moment that it does not lead to")
        void unreachable() throws IOException {
            archiving();
            Path backup = backUp();
            down();
            Instant ended = BackupManifest.of(backup).endedAt();
            refused(backup, "takes a time like", "--until", "yesterday");
            refused(
                    backup,
                    "restore an older one",
                    "--until",
                    ended.minusMillis(1).toString());
            refused(
                    backup,
                    "does not lead to",
                    "--until",
                    ended.plusSeconds(3600).toString());
            refused(backup, "is not the archive", "--until", "end", "--archive", temporary.toString());
        }

        @Test
        @DisplayName("to any other moment than its own where the log was not archived")
        void notArchived() {
            up();
            Path backup = backUp();
            down();
            refused(backup, "was not archived", "--until", "end");
        }

        private void refused(Path backup, String why, String... options) {
            Launcher.Result result = restore(backup, options);
            assertThat(result.code()).as(result.output()).isIn(Skillway.FAILED, 2);
            assertThat(result.output()).contains(why);
            assertThat(launcher.data().postgres().resolve("PG_VERSION")).exists();
            assertThat(launcher.data().root().toFile().list()).noneMatch(name -> name.startsWith("postgres."));
        }
    }

    @Test
    @DisplayName("goes on in one archive: after a restore, or a start without it, another folder has to be named")
    void lines() {
        archiving();
        Path backup = backUp();
        down();
        archiving();
        down();
        restored(backup);
        Launcher.Result again =
                launcher.run("up", "--port-base", Integer.toString(ports.base()), "--archive", archive.toString());
        assertThat(again.code()).isEqualTo(Skillway.FAILED);
        assertThat(again.output()).contains("name an empty folder with --archive DIR");
    }

    private Path changed(Path backup, String name, String from, String to) throws IOException {
        Path copy = copy(backup, name);
        Path manifest = copy.resolve(BackupManifest.NAME);
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        Files.writeString(manifest, text.replace(from, to));
        return copy;
    }

    private Path copy(Path backup, String name) throws IOException {
        Path copy = temporary.resolve(name);
        try (Stream<Path> all = Files.walk(backup)) {
            all.forEach(path -> {
                try {
                    Files.copy(path, copy.resolve(backup.relativize(path).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return copy;
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
