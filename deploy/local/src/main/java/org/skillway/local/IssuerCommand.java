package org.skillway.local;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The issuer by itself, for a first try of the services in containers. */
@Command(
        name = "issuer",
        description =
                "Runs the token issuer alone, beside services in containers. It gives a token to whoever asks: let nobody else reach it.",
        mixinStandardHelpOptions = true)
final class IssuerCommand implements Callable<Integer> {

    /** Where a client's secret is, by client: secrets have no place among the arguments, which everybody on a machine sees. */
    private static final Map<String, String> SECRETS = Map.of(
            Services.PROGRESS_CLIENT, "SKILLWAY_PROGRESS_CLIENT_SECRET",
            Services.GATEWAY_CLIENT, "SKILLWAY_GATEWAY_CLIENT_SECRET");

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--address",
            required = true,
            paramLabel = "URL",
            description =
                    "Its name in tokens, by which the services reach it too: http://NAME:PORT. It listens on that port, on all addresses.")
    private URI address;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Its key; made where there is none.")
    private Path key;

    IssuerCommand() {
        this(System.getenv());
    }

    IssuerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Issuer issuer = start()) {
            spec.commandLine().getOut().println("Tokens of " + address + " for whoever asks on port " + issuer.port());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return Skillway.OK;
    }

    Issuer start() {
        if (!"http".equals(address.getScheme())
                || address.getHost() == null
                || address.getPort() == -1
                || !address.toString().equals("http://" + address.getAuthority())) {
            throw new ParameterException(
                    spec.commandLine(), "--address must be http://NAME:PORT, not %s.".formatted(address));
        }
        Tokens tokens = new Tokens(SigningKey.loadOrMake(key), address.toString(), Clock.systemUTC());
        return Issuer.start(
                new InetSocketAddress(address.getPort()),
                SigningKey.load(key),
                tokens,
                secrets(),
                address.getAuthority());
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        SECRETS.forEach((client, variable) -> {
            String secret = environment.getOrDefault(variable, "");
            if (secret.isEmpty()) {
                throw new Refusal("The client %s has no secret: set %s to the one that the service is given."
                        .formatted(client, variable));
            }
            secrets.put(client, secret);
        });
        return secrets;
    }
}
