package org.skillway.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Builds what is missing, starts everything and runs until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** Where a supervisor finds the URL, which must not stand on its command line: there may be a password in it. */
    static final String DATABASE_URL = "SKILLWAY_DATABASE_URL";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--detach", description = "Go on in the background; return when everything is ready.")
    private boolean detach;

    @Option(names = "--supervise", hidden = true, description = "Be the background half of --detach.")
    private boolean supervise;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The gateway's port; the others follow up to N+12. Default: ${DEFAULT-VALUE}.")
    private int portBase = Ports.DEFAULT_BASE;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:SKILLWAY_DATABASE_URL:-}",
            description = {
                "A PostgreSQL of your own instead of the embedded one: jdbc:postgresql://host:port/postgres?user=NAME&password=SECRET,",
                "with a user who may create databases and users. The password may also come from SKILLWAY_DATABASE_PASSWORD,",
                "the whole URL from SKILLWAY_DATABASE_URL."
            })
    private String databaseUrl;

    @Option(
            names = "--postgres",
            paramLabel = "NAME=VALUE",
            description =
                    "A setting of the embedded PostgreSQL for this start, such as shared_buffers=4GB; may be repeated.")
    private Map<String, String> postgresSettings = Map.of();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where the embedded PostgreSQL archives its log, so that a backup can be restored to any later moment. On another disk it outlives this one.")
    private Path archive;

    @Mixin
    private ProviderOptions provider;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description =
                    "A variable in the environment of the three services, in place of what the stack sets; may be repeated. Everybody on this machine can read it.")
    private Map<String, String> environment = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        Ports ports = ports();
        Optional<DatabaseServer> external = external();
        Map<String, String> settings = postgresSettings(external.isEmpty());
        DataFolder folder = data.folder().prepare();
        FolderLock lock = FolderLock.take(folder.lock()).orElseThrow(() -> inUse(folder));
        try {
            clearTheWay(folder, ports, external.isEmpty());
            Provider chosen = provider.choose(ports);
            if (!supervise) {
                new Build(Skillway.home(), this::say).bringUpToDate(folder.log("build"));
            }
            if (!detach) {
                return run(plan(folder, ports, external, chosen, settings));
            }
        } finally {
            lock.close();
        }
        return new Background(folder, ports, databaseUrl, options(settings), this::say).start();
    }

    private void clearTheWay(DataFolder folder, Ports ports, boolean withPostgresql) {
        int leftovers = new OwnProcesses(folder).stopLeftovers();
        if (leftovers > 0) {
            say("Stopped %d processes that an earlier start had left behind.".formatted(leftovers));
        }
        ports.requireFree(withPostgresql);
    }

    private List<String> options(Map<String, String> settings) {
        List<String> options = new ArrayList<>(provider.arguments());
        archive()
                .ifPresent(to -> options.addAll(List.of("--archive", to.folder().toString())));
        settings.forEach((name, value) -> options.addAll(List.of("--postgres", name + "=" + value)));
        environment.forEach((name, value) -> options.addAll(List.of("--env", name + "=" + value)));
        return options;
    }

    private StackPlan plan(
            DataFolder folder,
            Ports ports,
            Optional<DatabaseServer> external,
            Provider provider,
            Map<String, String> settings) {
        Secrets secrets = Secrets.loadOrDraw(folder.secrets());
        SigningKey key = SigningKey.loadOrMake(folder.key());
        Services services = new Services(Skillway.home(), folder, ports, provider, secrets, environment);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new StackPlan(
                folder,
                ports,
                external,
                provider,
                settings,
                archive(),
                Release.load(),
                secrets,
                key,
                services::all,
                now);
    }

    private int run(StackPlan plan) throws InterruptedException {
        Stack stack = new Stack(plan, this::say);
        Thread hook = new Thread(() -> end(stack), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stack.start();
            if (!supervise) {
                say(new Printout(
                                stack.state(),
                                Optional.of(plan.tokens())
                                        .filter(own -> plan.provider().own()),
                                plan.folder())
                        .text(secondsSinceStart(), stack.residentBytes(), "Ctrl-C stops everything."));
            }
            stack.watch();
        } catch (RuntimeException e) {
            // Somebody pressed Ctrl-C: the hook is stopping everything, and what failed here failed because of that.
            if (!stack.stopping()) {
                Runtime.getRuntime().removeShutdownHook(hook);
                stack.stop();
                throw e;
            }
            stack.awaitStopped();
        }
        return Skillway.OK;
    }

    private void end(Stack stack) {
        say("Stopping ...");
        stack.stop();
        say("Stopped.");
        // Being told to stop is this program's regular end; left alone, the JVM would report the signal as a failure.
        Runtime.getRuntime().halt(Skillway.OK);
    }

    /** Since the script was started, which became this process. */
    static double secondsSinceStart() {
        Instant now = Instant.now();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(start, now).toMillis() / 1000.0;
    }

    private Ports ports() {
        try {
            return new Ports(portBase);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Optional<DatabaseServer> external() {
        if (databaseUrl.isBlank()) {
            return Optional.empty();
        }
        try {
            Optional<String> password = Optional.ofNullable(System.getenv("SKILLWAY_DATABASE_PASSWORD"));
            return Optional.of(DatabaseServer.parse(databaseUrl, password));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Optional<WalArchive> archive() {
        return Optional.ofNullable(archive).map(WalArchive::new);
    }

    private Map<String, String> postgresSettings(boolean embedded) {
        if (!embedded && (!postgresSettings.isEmpty() || archive != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--postgres and --archive are for the embedded PostgreSQL, and --database-url names another one.");
        }
        try {
            return PostgresSettings.require(postgresSettings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Refusal inUse(DataFolder folder) {
        return new Refusal(
                "A Skillway already runs or starts on %s: ./skillway status shows it, ./skillway down stops it, and --data DIR with --port-base N starts another one beside it."
                        .formatted(folder.root()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
