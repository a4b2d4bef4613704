package org.skillway.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Brings a backup back while nothing runs; what was there before is kept.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:restored",
            "1:failed, and a sentence says why; or restored, and a ledger in it is broken",
            "2:the command was not understood"
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FROM", description = "The folder of the backup, as ./skillway backup has printed it.")
    private Path from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "A moment after the backup (2026-11-27T08:15:30Z), or \"end\" for all that was archived since; by default the moment of the backup.")
    private String until;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where the log was archived (./skillway up --archive DIR); by default where it was at the time of the backup.")
    private Path archive;

    @Override
    public Integer call() throws IOException {
        RecoveryTarget target = target();
        Path backup = from.toAbsolutePath().normalize();
        BackupManifest.of(backup);
        DataFolder folder = data.folder().prepare();
        FolderLock lock = FolderLock.take(folder.lock()).orElseThrow(() -> inUse(folder));
        try {
            new OwnProcesses(folder).stopLeftovers();
            new Build(Skillway.home(), this::say).bringUpToDate(folder.log("build"));
            boolean whole = restore(folder).from(backup, target, Optional.ofNullable(archive));
            say("Restored to %s: ./skillway up starts it.".formatted(target));
            if (!whole) {
                say("There are broken ledgers among those restored; docs/operations/ledgers.md says what to do.");
            }
            return whole ? Skillway.OK : Skillway.FAILED;
        } finally {
            lock.close();
        }
    }

    private Restore restore(DataFolder folder) {
        Secrets secrets = Secrets.loadOrDraw(folder.secrets());
        Ports ports = new Ports(Ports.DEFAULT_BASE);
        Services services = new Services(Skillway.home(), folder, ports, Provider.ownOf(ports), secrets, Map.of());
        return new Restore(folder, Release.load(), secrets, services::all, this::say);
    }

    private RecoveryTarget target() {
        try {
            return RecoveryTarget.parse(until);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Refusal inUse(DataFolder folder) {
        return new Refusal(
                "A Skillway runs on %s, and what runs is not replaced: ./skillway down stops it, then restore again."
                        .formatted(folder.root()));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
