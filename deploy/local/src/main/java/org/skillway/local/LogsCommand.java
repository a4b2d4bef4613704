package org.skillway.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Shows the ends of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final List<String> ALL =
            List.of(Background.LOG, LocalPostgres.NAME, Services.CATALOG, Services.PROGRESS, Services.GATEWAY);
    private static final long LOOK_EVERY_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description =
                    "gateway, catalog, progress, postgresql, or skillway for the launcher in the background; all of them by default.")
    private String service;

    @Option(names = "-f", description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "N", description = "How many lines of each. Default: ${DEFAULT-VALUE}.")
    private int lines = 40;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (service != null && !ALL.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no log of %s: name one of %s.".formatted(service, String.join(", ", ALL)));
        }
        if (lines < 0) {
            throw new ParameterException(spec.commandLine(), "-n wants 0 or more lines.");
        }
        DataFolder folder = data.existing();
        Map<String, LogTail> tails = new LinkedHashMap<>();
        for (String name : service == null ? ALL : List.of(service)) {
            tails.put(name, LogTail.fromEnd(folder.log(name)));
            print(name, LogTail.last(folder.log(name), lines));
        }
        while (follow) {
            for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
                print(tail.getKey(), tail.getValue().more());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return Skillway.OK;
    }

    private void print(String name, List<String> more) {
        PrintWriter out = spec.commandLine().getOut();
        more.forEach(line -> out.println(service == null ? "%-10s | %s".formatted(name, line) : line));
        out.flush();
    }
}
