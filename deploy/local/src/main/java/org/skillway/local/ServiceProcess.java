package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a child process, with its output in a log of its own. */
final class ServiceProcess implements Part {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);

    private final ServiceSpec spec;
    private final Path log;
    private volatile Process process;

    ServiceProcess(ServiceSpec spec, Path log) {
        this.spec = spec;
        this.log = log;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public void start() {
        try {
            LogTail.rotate(log);
            ProcessBuilder builder = new ProcessBuilder(Detached.command(spec.command()));
            Map<String, String> environment = builder.environment();
            // The administrator of a PostgreSQL of one's own is none of a service's business.
            environment.keySet().removeIf(name -> name.startsWith("SKILLWAY_"));
            environment.putAll(spec.environment());
            process = builder.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new Refusal("The %s service could not be started: %s.".formatted(name(), e.getMessage()), e);
        }
    }

    @Override
    public void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean alive() {
        return process != null && process.isAlive();
    }

    @Override
    public boolean ready() {
        return alive() && Probe.answers(spec.health());
    }

    @Override
    public StackState.Entry entry() {
        return new StackState.Entry(name(), process.pid(), spec.port(), spec.url(), spec.version(), spec.health());
    }

    @Override
    public Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }
}
