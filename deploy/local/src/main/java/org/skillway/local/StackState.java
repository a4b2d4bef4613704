package org.skillway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, or ran last, on a data folder; the launcher writes it, the other commands read it.
 *
 * @param launcherStartedAt start of the launcher's process, by which a recycled process id is told from it
 * @param issuer the name that stands in tokens; it goes with the ports, so it outlives the run
 */
record StackState(
        Phase phase,
        String data,
        Instant startedAt,
        String version,
        int portBase,
        String issuer,
        long launcherPid,
        Instant launcherStartedAt,
        Map<String, String> urls,
        List<Entry> processes) {

    enum Phase {
        STARTING,
        RUNNING,
        STOPPED
    }

    /**
     * One process.
     *
     * @param pid absent for a PostgreSQL and for an OpenID provider of one's own
     * @param health the address that answers 200 when it is ready; absent for PostgreSQL, which is asked in its own way
     */
    record Entry(String name, Long pid, int port, String url, String version, String health) {}

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static Optional<StackState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(file, StackState.class));
        } catch (IOException e) {
            throw new Refusal(
                    "The record of what runs, %s, cannot be read (%s): if nothing of Skillway runs there, delete it."
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    void write(Path file) {
        DataFolder.write(file, Json.bytes(this));
    }

    StackState stopped() {
        return new StackState(Phase.STOPPED, data, startedAt, version, portBase, issuer, 0, null, urls, List.of());
    }

    /** Whether tokens come from the stack itself. */
    boolean ownIssuer() {
        return Provider.ownOf(new Ports(portBase)).issuer().equals(issuer);
    }

    /** The launcher that wrote this, if its process is still the same one. */
    Optional<ProcessHandle> launcher() {
        if (launcherPid <= 0 || launcherStartedAt == null) {
            return Optional.empty();
        }
        return ProcessHandle.of(launcherPid).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                .startInstant()
                .filter(start ->
                        Duration.between(start, launcherStartedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent());
    }
}
