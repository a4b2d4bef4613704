package org.skillway.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of the local stack. */
@Command(
        name = "skillway",
        description =
                "Runs Skillway on this machine: PostgreSQL, a token issuer, the catalog, progress and gateway services.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Skillway.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, and a sentence says why", "2:the command was not understood"},
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            IssuerCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
final class Skillway {

    static final int OK = 0;
    static final int FAILED = 1;

    private Skillway() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Skillway()).setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter error = command.getErr();
            error.println("skillway: " + sentence(failure));
            if (System.getenv("SKILLWAY_DEBUG") != null) {
                failure.printStackTrace(error);
            }
            error.flush();
            return FAILED;
        });
    }

    /** The checkout that the script stands in; it says so. */
    static Path home() {
        return Path.of(System.getProperty("skillway.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    private static String sentence(Exception failure) {
        return failure instanceof Refusal
                ? failure.getMessage()
                : "Unexpected: %s. With SKILLWAY_DEBUG=1 the place in the code is shown.".formatted(failure);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Release release = Release.load();
            return new String[] {"skillway %s (PostgreSQL %s)".formatted(release.version(), release.postgresql())};
        }
    }
}
