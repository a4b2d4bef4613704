package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final String NOTHING_SAID = "what it has unless told otherwise";
    private static final String ISSUER_OF_THE_STACK =
            "mp.jwt.verify.issuer is http://localhost:8084, the issuer of the local stack";

    /** All at once, since each takes seconds. */
    private final List<Start> starts = new ArrayList<>();

    private record Start(String module, String what, String why, PackagedService service) {}

    @BeforeAll
    void start() throws IOException {
        for (String module : List.of("catalog-service", "progress-service", "gateway")) {
            starts.add(start(module, NOTHING_SAID, Map.of(), ISSUER_OF_THE_STACK));
        }
        starts.add(start(
                "gateway",
                "keys over plain HTTP",
                Map.of(
                        "MP_JWT_VERIFY_ISSUER",
                        PROVIDER,
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                        PROVIDER.replace("https", "http") + "/keys"),
                "mp.jwt.verify.publickey.location is http://id.example/realms/skillway/keys, which is not https"));
    }

    @AfterAll
    void stop() {
        starts.forEach(start -> start.service().close());
    }

    private static Start start(String module, String what, Map<String, String> provider, String why)
            throws IOException {
        return new Start(module, what, why, PackagedService.start(module, provider));
    }

    Stream<Arguments> starts() {
        return starts.stream().map(start -> Arguments.of(start.module(), start.what(), start));
    }

    @ParameterizedTest(name = "of {0} with {1} is refused, and says why")
    @MethodSource("starts")
    void refused(String module, String what, Start start) throws Exception {
        boolean ended = start.service().process().waitFor(60, TimeUnit.SECONDS);

        List<String> lines = start.service().lines();
        assertThat(ended).as(lines.toString()).isTrue();
        assertThat(start.service().process().exitValue()).isNotZero();
        assertThat(lines.get(lines.size() - 1)).startsWith(start.why()).endsWith("QUARKUS_PROFILE=local.");
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
}
