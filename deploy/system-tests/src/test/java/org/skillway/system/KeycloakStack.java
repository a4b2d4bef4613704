package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A stack for which the tokens of a Keycloak count and no others.
 *
 * @param data its folder
 * @param port of the gateway
 */
record KeycloakStack(Path data, int port) implements AutoCloseable {

    static final String PAGE = "skillway-page";
    static final String SERVICES = "skillway-services";

    /** Instead of a minute each, which is long for a test: how long a token, and how long a key counts unseen. */
    static final Duration KEPT = Duration.ofSeconds(2);

    static final Duration KEYS_REFRESH = Duration.ofSeconds(2);

    static KeycloakStack up(Keycloak keycloak, Path data) {
        int port = Skillway.freePorts();
        Skillway.Outcome up = Skillway.run(
                Duration.ofMinutes(5),
                Map.of("SKILLWAY_CLIENT_SECRET", "secret-of-a-test"),
                List.of(
                        "up",
                        "--detach",
                        "--port-base",
                        Integer.toString(port),
                        "--data",
                        data.toString(),
                        "--issuer",
                        keycloak.issuer(),
                        "--client-id",
                        SERVICES,
                        "--roles-path",
                        "realm_access/roles",
                        "--env",
                        Skillway.SHORT_LIVED,
                        "--env",
                        "SKILLWAY_IDENTITY_AUTHORIZED_PARTIES=" + PAGE + "," + SERVICES + ",another-application",
                        "--env",
                        "SKILLWAY_IDENTITY_KEPT=" + KEPT.toSeconds() + "S",
                        "--env",
                        "SKILLWAY_IDENTITY_KEYS_REFRESH=" + KEYS_REFRESH.toSeconds() + "S"));
        assertThat(up.exit()).as(up.out() + up.err()).isZero();
        assertThat(up.out()).contains("Tokens come from " + keycloak.issuer()).doesNotContain("LEARNER=ey");
        return new KeycloakStack(data, port);
    }

    String gateway() {
        return "http://localhost:" + port;
    }

    String catalog() {
        return "http://localhost:" + (port + 1);
    }

    String progress() {
        return "http://localhost:" + (port + 2);
    }

    Operations operations() {
        return new Operations(gateway(), catalog(), progress());
    }

    @Override
    public void close() {
        Skillway.run(Duration.ofMinutes(1), "down", "--data", data.toString());
    }
}
