package org.skillway.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Finds the processes of a data folder among all that run, by what they carry and not by a process id from a file: a
 * service by a marker on its command line, PostgreSQL by its program, which lies in the folder.
 */
final class OwnProcesses {

    // Not below "skillway.", where services refuse what they do not know.
    private static final String MARKER = "-Dorg.skillway.local.data=";

    private final DataFolder folder;

    OwnProcesses(DataFolder folder) {
        this.folder = folder;
    }

    /** The argument that a service of this folder carries. */
    String marker() {
        return MARKER + folder.root();
    }

    List<ProcessHandle> services() {
        String marker = marker();
        return find(handle -> handle.info()
                .arguments()
                .filter(arguments -> List.of(arguments).contains(marker))
                .isPresent());
    }

    List<ProcessHandle> postgres() {
        String programs = folder.postgresBinaries() + "/";
        return find(handle -> handle.info()
                .command()
                .filter(command -> command.startsWith(programs))
                .isPresent());
    }

    /** Ends what a launcher that was killed has left behind, services before their database. */
    int stopLeftovers() {
        List<ProcessHandle> services = services();
        services.forEach(ProcessHandle::destroy);
        int stopped = stop(services, Duration.ofSeconds(15));
        List<ProcessHandle> postgres = postgres();
        postgres.forEach(OwnProcesses::interrupt);
        return stopped + stop(postgres, Duration.ofSeconds(30));
    }

    private static int stop(List<ProcessHandle> asked, Duration patience) {
        if (!Waiting.until(patience, () -> asked.stream().noneMatch(OwnProcesses::running))) {
            asked.forEach(ProcessHandle::destroyForcibly);
            Waiting.until(Duration.ofSeconds(5), () -> asked.stream().noneMatch(OwnProcesses::running));
        }
        return asked.size();
    }

    /** A process that ended but that nobody has buried keeps its id, though no longer its program. */
    static boolean running(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** PostgreSQL waits for its clients at SIGTERM, at SIGINT it disconnects them; Java sends only the first. */
    static void interrupt(ProcessHandle handle) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            handle.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ProcessHandle> find(Predicate<ProcessHandle> ours) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != self)
                .filter(ours)
                .toList();
    }
}
