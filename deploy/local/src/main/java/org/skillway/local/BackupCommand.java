package org.skillway.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = "Copies both databases, at one moment, while everything runs; prints where to.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description =
                    "The folder in which the backup gets one of its own, named after the time; by default backups in the data folder. On another disk it outlives this one.")
    private Path to;

    @Override
    public Integer call() {
        DataFolder folder = data.existing();
        StackState.Entry postgres = running(folder);
        Instant began = Instant.now();
        Path place = (to == null ? folder.backups() : to.toAbsolutePath().normalize()).resolve(NAME.format(began));
        BackupManifest manifest = take(folder, postgres, place);
        say("Backed up %d MB in %.1f s, as of %s:"
                .formatted(manifest.bytes() >> 20, seconds(began), manifest.endedAt()));
        say(place.toString());
        if (manifest.archive() == null) {
            say(
                    "Nothing is archived, so it can be restored to that moment only: ./skillway up --archive DIR changes that.");
        }
        return Skillway.OK;
    }

    private static StackState.Entry running(DataFolder folder) {
        StackState.Entry postgres = StackState.read(folder.state())
                .filter(state -> FolderLock.held(folder.lock()))
                .flatMap(state -> state.processes().stream()
                        .filter(entry -> entry.name().equals(LocalPostgres.NAME))
                        .findFirst())
                .orElseThrow(() ->
                        new Refusal("Nothing runs on %s, and a backup is taken of what runs: ./skillway up starts it."
                                .formatted(folder.root())));
        if (postgres.pid() == null) {
            throw new Refusal(
                    "The PostgreSQL of this stack is one of your own: back it up by its own means (docs/operations/backup.md).");
        }
        return postgres;
    }

    private BackupManifest take(DataFolder folder, StackState.Entry postgres, Path place) {
        String password = Secrets.load(folder.secrets()).databasePassword(Secrets.SUPERUSER);
        try (Connection admin =
                DatabaseServer.embedded(postgres.port(), password).connectWithoutLimit()) {
            Files.createDirectories(place.getParent());
            say("Copying %s ...".formatted(folder.postgres()));
            return new BaseBackup(admin, folder.postgres(), Release.load()).take(place);
        } catch (IOException | SQLException e) {
            throw new Refusal(
                    "The backup was not completed (%s: %s), and nothing is left of it: see to that, and take it again."
                            .formatted(e.getClass().getSimpleName(), e.getMessage()),
                    e);
        }
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
