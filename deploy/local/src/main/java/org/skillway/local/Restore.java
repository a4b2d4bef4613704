package org.skillway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a backup back, beside the present data, which are kept: files, the log up to the moment that is wanted, another epoch
 * of both databases. Only what is whole then takes the place of the present data.
 */
final class Restore {

    // Much of a log may have to be followed, and each part of it is a file to copy.
    private static final Duration RECOVERY_PATIENCE = Duration.ofHours(6);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Release release;
    private final Secrets secrets;
    private final Function<DatabaseServer, List<ServiceSpec>> services;
    private final Consumer<String> say;

    /** @param services as they are started on a server, whose commands are used here */
    Restore(
            DataFolder folder,
            Release release,
            Secrets secrets,
            Function<DatabaseServer, List<ServiceSpec>> services,
            Consumer<String> say) {
        this.folder = folder;
        this.release = release;
        this.secrets = secrets;
        this.services = services;
        this.say = say;
    }

    /**
     * Restores a backup.
     *
     * @param archive where the log goes on; empty where the backup says so, if it does
     * @return whether every ledger is whole
     */
    boolean from(Path backup, RecoveryTarget target, Optional<Path> archive) throws IOException {
        BackupManifest manifest = BackupManifest.of(backup);
        requireVersion(manifest);
        requireRoom(manifest);
        List<Path> logs = target.needsArchive() ? logs(backup, manifest, target, archive) : List.of();
        RestoredData restored = new RestoredData(backup, manifest, folder.root().resolve("postgres.restored"));
        try {
            say.accept("Copying %d MB from %s ...".formatted(manifest.bytes() >> 20, backup));
            restored.copy();
            restored.aimAt(target, logs);
            boolean whole = recover(restored, manifest, target);
            replace(restored.folder());
            return whole;
        } finally {
            DurableFiles.delete(restored.folder());
        }
    }

    private boolean recover(RestoredData restored, BackupManifest manifest, RecoveryTarget target) throws IOException {
        say.accept("Recovering to %s ...".formatted(target));
        LocalPostgres postgres = new LocalPostgres(
                folder, restored.folder(), FreePort.find(), secrets, release, manifest.settings(), Optional.empty());
        try {
            postgres.recover(RECOVERY_PATIENCE, target);
            restored.settle();
            postgres.start();
            new Databases(postgres.server(), secrets).ensure();
            return renew(postgres.server());
        } finally {
            postgres.stop();
        }
    }

    /** Begins another epoch of both databases, before anybody is served, and looks whether the ledgers are whole. */
    private boolean renew(DatabaseServer server) {
        Map<String, ServiceSpec> specs =
                services.apply(server).stream().collect(Collectors.toMap(ServiceSpec::name, Function.identity()));
        ServiceCommand progress = new ServiceCommand(specs.get(Services.PROGRESS));
        ServiceCommand catalog = new ServiceCommand(specs.get(Services.CATALOG));
        say.accept("Renewing the epochs, and verifying every ledger ...");
        progress.run("renew-epoch").requireDone().lines().forEach(say);
        catalog.run("renew-epoch").requireDone().lines().forEach(say);
        ServiceCommand.Ran verified = progress.run("verify-ledgers");
        verified.lines().forEach(say);
        return verified.code() == 0;
    }

    /** Puts the restored data in their place. Whatever happens in between, the next start finds one of the two whole. */
    private void replace(Path restored) throws IOException {
        if (Files.exists(folder.postgres())) {
            Path kept = folder.root().resolve("postgres.before-" + NAME.format(Instant.now()));
            Files.move(folder.postgres(), kept);
            say.accept("The data of before are kept in %s; delete them when all is well.".formatted(kept));
        }
        Files.move(restored, folder.postgres());
        DurableFiles.syncNames(folder.root());
    }

    private void requireVersion(BackupManifest manifest) {
        if (!manifest.postgresqlMajor().equals(release.postgresqlMajor())) {
            throw new Refusal(
                    "The backup is of PostgreSQL %s, and this Skillway brings %s: restore it with the release that made it (%s)."
                            .formatted(manifest.postgresql(), release.postgresql(), manifest.skillway()));
        }
    }

    private void requireRoom(BackupManifest manifest) throws IOException {
        long usable = Files.getFileStore(folder.root()).getUsableSpace();
        if (usable < manifest.bytes() + DataFolder.LEAST_FREE_BYTES) {
            throw new Refusal(
                    "There is no room for the backup beside the present data: it has %d MB, %d MB more are needed, and %d MB are free at %s. Free some space, or restore into another folder with --data DIR."
                            .formatted(
                                    manifest.bytes() >> 20,
                                    DataFolder.LEAST_FREE_BYTES >> 20,
                                    usable >> 20,
                                    folder.root()));
        }
    }

    /** The archive, and what of the log the present data hold that is not archived yet. */
    private List<Path> logs(Path backup, BackupManifest manifest, RecoveryTarget target, Optional<Path> named) {
        Path archive = named.or(() -> Optional.ofNullable(manifest.archive()).map(Path::of))
                .orElseThrow(() -> new Refusal(
                        "The log was not archived when %s was made, so it can be restored to its own moment only: leave out --until, or name the archive with --archive DIR."
                                .formatted(backup)));
        if (target.time() != null && target.time().isBefore(manifest.endedAt())) {
            throw new Refusal("The backup ended at %s, and %s is before that: restore an older one."
                    .formatted(manifest.endedAt(), target.time()));
        }
        Optional<String> line = Files.isDirectory(archive) ? WalArchive.lineOf(archive) : Optional.empty();
        if (line.isEmpty() || !line.get().equals(manifest.line())) {
            throw new Refusal(
                    "%s is not the archive in which the log goes on after this backup: name that one with --archive DIR."
                            .formatted(archive));
        }
        List<Path> logs = new ArrayList<>(List.of(archive));
        if (WalArchive.lineOf(folder.postgres()).equals(line)) {
            logs.add(folder.postgres().resolve("pg_wal"));
        }
        return logs;
    }
}
