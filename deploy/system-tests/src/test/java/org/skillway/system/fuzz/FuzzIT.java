package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.system.SignedTokens;
import org.skillway.system.Skillway;

/**
 * Promises 4 and 9, asked of every operation in every way, as everybody. {@code -Dskillway.fuzz.minutes=10} goes on for ten
 * minutes as each kind of user; {@code -Dskillway.fuzz.seed} says what is asked.
 */
@ExtendWith(Skillway.class)
@DisplayName("Whatever is asked,")
class FuzzIT {

    private static final int MINUTES = Integer.getInteger("skillway.fuzz.minutes", 0);
    private static final Duration GOES_ON = MINUTES == 0 ? Duration.ofSeconds(5) : Duration.ofMinutes(MINUTES);
    private static final long SEED = Long.getLong("skillway.fuzz.seed", 20261126);

    /** Waits for a connection (1 s), for a service to move (10 s) and for this machine, whose processors all share. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @TestFactory
    @DisplayName("nothing fails, is undocumented, or reaches what is another's")
    Stream<DynamicTest> everybody() {
        String service = SignedTokens.ofTheStack().service("fuzzing-service", "completions:import");
        SkillwayGround ground = new SkillwayGround(Skillway.gateway(), Skillway::token, service);
        String document = given().baseUri(Skillway.gateway())
                .queryParam("format", "json")
                .get("/openapi")
                .asString();
        return ground.users().stream()
                .map(user -> DynamicTest.dynamicTest("as " + user.name(), () -> {
                    ground.prepare();
                    Fuzzer fuzzer = new Fuzzer(
                            new Wire(Skillway.gateway(), LONGEST),
                            document,
                            ground,
                            LONGEST,
                            SEED + user.name().hashCode());
                    long end = System.nanoTime() + GOES_ON.toNanos();
                    fuzzer.run(user, () -> System.nanoTime() > end);
                    System.out.println(user.name() + ": " + fuzzer.summary());
                    assertThat(fuzzer.reports()).isEmpty();
                }));
    }
}
