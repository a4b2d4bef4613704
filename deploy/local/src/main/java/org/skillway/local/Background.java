package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The foreground half of {@code up --detach}: starts a supervisor, relays what it says until all is ready, and leaves. */
final class Background {

    static final String LOG = "skillway";

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final DataFolder folder;
    private final Ports ports;
    private final String databaseUrl;
    private final List<String> options;
    private final Consumer<String> say;

    /** @param options more of them, for the supervisor to choose as it was chosen here */
    Background(DataFolder folder, Ports ports, String databaseUrl, List<String> options, Consumer<String> say) {
        this.folder = folder;
        this.ports = ports;
        this.databaseUrl = databaseUrl;
        this.options = options;
        this.say = say;
    }

    int start() {
        Path log = folder.log(LOG);
        try {
            LogTail.rotate(log);
            LogTail words = LogTail.fromEnd(log);
            Process supervisor = launch(log);
            Thread hook = new Thread(supervisor::destroy, "give-up");
            Runtime.getRuntime().addShutdownHook(hook);
            List<String> said = new ArrayList<>();
            boolean settled = Waiting.until(PATIENCE, () -> {
                relay(words, said);
                return !supervisor.isAlive() || running(supervisor).isPresent();
            });
            Runtime.getRuntime().removeShutdownHook(hook);
            relay(words, said);
            Optional<StackState> state = running(supervisor);
            if (!settled || state.isEmpty()) {
                supervisor.destroy();
                throw new Refusal(reason(said, log));
            }
            tell(state.get());
            return Skillway.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Dskillway.home=" + Skillway.home(),
                "-cp",
                absoluteClassPath(),
                Skillway.class.getName(),
                "up",
                "--supervise",
                "--port-base",
                Integer.toString(ports.base()),
                "--data",
                folder.root().toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command));
        builder.environment().put(UpCommand.DATABASE_URL, databaseUrl);
        return builder.redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void relay(LogTail words, List<String> said) {
        try {
            for (String line : words.more()) {
                said.add(line);
                if (said.stream().noneMatch(Background::isFailure)) {
                    say.accept(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<StackState> running(Process supervisor) {
        return StackState.read(folder.state())
                .filter(state -> state.launcherPid() == supervisor.pid())
                .filter(state -> state.phase() == StackState.Phase.RUNNING)
                .filter(state -> supervisor.isAlive());
    }

    private void tell(StackState state) {
        Optional<Tokens> tokens = state.ownIssuer()
                ? Optional.of(new Tokens(SigningKey.load(folder.key()), state.issuer(), Clock.systemUTC()))
                : Optional.empty();
        List<Long> services = state.processes().stream()
                .filter(entry -> List.of(Services.CATALOG, Services.PROGRESS, Services.GATEWAY)
                        .contains(entry.name()))
                .map(StackState.Entry::pid)
                .toList();
        OptionalLong resident = Resident.bytes(services);
        say.accept(new Printout(state, tokens, folder)
                .text(
                        UpCommand.secondsSinceStart(),
                        resident,
                        "It goes on in the background; ./skillway down stops it."));
    }

    private static boolean isFailure(String line) {
        return line.startsWith("skillway: ");
    }

    private static String reason(List<String> said, Path log) {
        StringBuilder reason = new StringBuilder();
        boolean failed = false;
        for (String line : said) {
            failed = failed || isFailure(line);
            if (failed) {
                reason.append(reason.isEmpty() ? "" : "\n").append(line);
            }
        }
        return failed
                ? reason.substring("skillway: ".length())
                : "The start in the background did not succeed; what it said is in " + log + ".";
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
