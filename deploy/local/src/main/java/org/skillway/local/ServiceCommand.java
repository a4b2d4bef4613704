package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a command of operators that a service has, with the service's own configuration. */
final class ServiceCommand {

    private final ServiceSpec spec;

    ServiceCommand(ServiceSpec spec) {
        this.spec = spec;
    }

    /** What a command printed, and its exit code. */
    record Ran(String command, int code, List<String> lines) {

        /** Refuses to go on where it has failed. */
        Ran requireDone() {
            if (code != 0) {
                throw new Refusal(
                        "%s did not succeed (exit code %d): %s".formatted(command, code, String.join(" ", lines)));
            }
            return this;
        }
    }

    Ran run(String name) {
        String shown = name + " of the " + spec.name() + " service";
        List<String> command = new ArrayList<>(spec.command());
        command.add(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("SKILLWAY_"));
        environment.putAll(spec.environment());
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(shown, process.waitFor(), printed.lines().toList());
        } catch (IOException e) {
            throw new Refusal("The command %s could not be started: %s.".formatted(shown, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Stopped in the middle of %s.".formatted(shown), e);
        }
    }
}
