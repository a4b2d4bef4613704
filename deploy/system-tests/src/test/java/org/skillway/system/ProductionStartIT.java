package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is packaged, started as in production beside the local stack, with whose databases it is content. */
@ExtendWith(Skillway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A start outside the local stack")
class ProductionStartIT {

    private static final String PROVIDER = "https://id.example/realms/skillway";

    private static final String LOCAL = ", the issuer of the local stack";
    private static final String NO_KEY =
            " is no key of Skillway, so that whatever it was meant to change stays as it is.";
    private static final String PLACEHOLDER = " is a placeholder, which whoever tries a few words would find.";
    private static final String NOT_SET = " is not set, and a secret has no default that would be safe.";

    /** All at once, since each takes seconds. */
    private final List<Start> starts = new ArrayList<>();

    /** @param why how each line begins that says what is wrong */
    private record Start(String module, String what, List<String> why, PackagedService service) {}

    @BeforeAll
    void start() throws IOException {
        for (String module : List.of("catalog-service", "progress-service", "gateway")) {
            boolean asks = !module.equals("catalog-service");
            starts.add(start(
                    module,
                    "what it has unless told otherwise",
                    Map.of(),
                    Stream.of(
                                    "mp.jwt.verify.issuer is http://localhost:8084" + LOCAL,
                                    "mp.jwt.verify.publickey.location is http://localhost:8084/jwks" + LOCAL,
                                    asks ? "skillway.token.url is http://localhost:8084/token" + LOCAL : "")
                            .filter(why -> !why.isEmpty())
                            .toList()));
            starts.add(misled(module));
            starts.add(start(
                    module,
                    "no secret",
                    provider(
                            "SKILLWAY_TOKEN_CLIENT_SECRET",
                            "",
                            "QUARKUS_DATASOURCE_PASSWORD",
                            "",
                            "QUARKUS_FLYWAY_PASSWORD",
                            ""),
                    secrets(module).stream().map(key -> key + NOT_SET).toList()));
        }
        starts.add(
                start(
                        "gateway",
                        "keys over plain HTTP",
                        provider("MP_JWT_VERIFY_PUBLICKEY_LOCATION", PROVIDER.replace("https", "http") + "/keys"),
                        List.of(
                                "mp.jwt.verify.publickey.location is http://id.example/realms/skillway/keys, which is not https")));
    }

    /** Misspelt names, in the environment and as a property, and secrets that everybody knows. */
    private static Start misled(String module) throws IOException {
        Map<String, String> environment = provider(
                "SKILLWAY_IDENTITY_LOKAL", "true",
                "SKILLWAY_COLOUR", "blue",
                "JAVA_TOOL_OPTIONS", "-Dskillway.identity.keys-refreshed=1M",
                "SKILLWAY_TOKEN_CLIENT_SECRET", "changeme",
                "QUARKUS_DATASOURCE_PASSWORD", "secret",
                "QUARKUS_FLYWAY_PASSWORD", "change-me-please-1234567890");
        List<String> why = new ArrayList<>(List.of(
                "SKILLWAY_COLOUR" + NO_KEY + " Take it away",
                "SKILLWAY_IDENTITY_LOKAL" + NO_KEY + " Did you mean SKILLWAY_IDENTITY_LOCAL?",
                "skillway.identity.keys-refreshed" + NO_KEY + " Did you mean skillway.identity.keys-refresh?"));
        secrets(module).forEach(key -> why.add(key + PLACEHOLDER));
        return start(module, "misspelt names and placeholders for secrets", environment, why);
    }

    private static List<String> secrets(String module) {
        return switch (module) {
            case "catalog-service" -> List.of("quarkus.datasource.password");
            case "progress-service" ->
                List.of("quarkus.datasource.password", "quarkus.flyway.password", "skillway.token.client-secret");
            default -> List.of("skillway.token.client-secret");
        };
    }

    /** A provider of one's own, and these variables with their values. */
    private static Map<String, String> provider(String... more) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("MP_JWT_VERIFY_ISSUER", PROVIDER);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", PROVIDER + "/keys");
        environment.put("SKILLWAY_TOKEN_URL", PROVIDER + "/token");
        for (int place = 0; place < more.length; place += 2) {
            environment.put(more[place], more[place + 1]);
        }
        return environment;
    }

    @AfterAll
    void stop() {
        starts.forEach(start -> start.service().close());
    }

    private static Start start(String module, String what, Map<String, String> more, List<String> why)
            throws IOException {
        return new Start(module, what, why, PackagedService.start(module, more));
    }

    Stream<Arguments> starts() {
        return starts.stream().map(start -> Arguments.of(start.module(), start.what(), start));
    }

    @ParameterizedTest(name = "of {0} with {1} is refused, and says all that is wrong")
    @MethodSource("starts")
    void refused(String module, String what, Start start) throws Exception {
        boolean ended = start.service().process().waitFor(60, TimeUnit.SECONDS);

        List<String> lines = start.service().lines().stream()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .toList();
        assertThat(ended).as(lines.toString()).isTrue();
        assertThat(start.service().process().exitValue()).isEqualTo(1);
        assertThat(lines).hasSize(1 + start.why().size());
        assertThat(lines.get(0)).startsWith(module + " does not start. ");
        for (int place = 0; place < start.why().size(); place++) {
            assertThat(lines.get(1 + place)).startsWith(start.why().get(place)).endsWith(".");
        }
        assertThat(lines).noneMatch(line -> line.contains("please-1234567890"));
    }
}
