package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.skillway.system.OwnStack;

/**
 * Promises 4 and 9, asked of every operation in every way, as everybody. {@code -Dskillway.fuzz.minutes=10} goes on for ten
 * minutes as each kind of user: all at the same time, and each beside a victim of their own, but for the admin, who may
 * change what belongs to all of them, and the catalog that other tests count on, and comes last.
 * {@code -Dskillway.fuzz.seed} says what is asked.
 */
@DisplayName("Whatever is asked,")
class FuzzIT {

    private static final int MINUTES = Integer.getInteger("skillway.fuzz.minutes", 0);
    private static final Duration GOES_ON = MINUTES == 0 ? Duration.ofSeconds(5) : Duration.ofMinutes(MINUTES);
    private static final long SEED = Long.getLong("skillway.fuzz.seed", 20261126);

    /** Waits for a connection (1 s), for a service to move (10 s) and for this machine, whose processors all share. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @TempDir
    private static Path temporary;

    private static OwnStack stack;

    @BeforeAll
    static void up() {
        stack = new OwnStack(temporary.resolve("data"));
        stack.up();
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    @TestFactory
    @DisplayName("nothing fails, is undocumented, or reaches what is another's")
    Stream<DynamicTest> everybody() {
        return MINUTES == 0 ? oneByOne(ground()) : together();
    }

    private static SkillwayGround ground() {
        return new SkillwayGround(stack.gateway(), stack.signedTokens());
    }

    private static Stream<DynamicTest> oneByOne(SkillwayGround ground) {
        return ground.users().stream().map(user -> test(user, () -> run(ground, user)));
    }

    private static Stream<DynamicTest> together() {
        List<SkillwayGround> grounds =
                Stream.generate(FuzzIT::ground).limit(ground().users().size()).toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        return Stream.iterate(0, place -> place + 1)
                .limit(grounds.size())
                .map(place -> {
                    SkillwayGround ground = grounds.get(place);
                    User user = ground.users().get(place);
                    if (user.rights() == User.Rights.EVERYTHING) {
                        return test(user, () -> run(ground, user));
                    }
                    Future<List<String>> reports = threads.submit(() -> run(ground, user));
                    return test(user, reports::get);
                })
                // All begin before the first is waited for.
                .toList()
                .stream();
    }

    /** What a run has found. */
    private interface Run {
        List<String> reports() throws Exception;
    }

    private static DynamicTest test(User user, Run run) {
        return DynamicTest.dynamicTest(
                "as " + user.name(), () -> assertThat(run.reports()).isEmpty());
    }

    private static List<String> run(SkillwayGround ground, User user)
            throws JsonProcessingException, InterruptedException {
        ground.prepare();
        String document = given().baseUri(stack.gateway())
                .queryParam("format", "json")
                .get("/openapi")
                .asString();
        Fuzzer fuzzer = new Fuzzer(
                new Wire(stack.gateway(), LONGEST),
                document,
                ground,
                LONGEST,
                SEED + user.name().hashCode());
        long end = System.nanoTime() + GOES_ON.toNanos();
        fuzzer.run(user, () -> System.nanoTime() > end);
        System.out.println(user.name() + ": " + fuzzer.summary());
        return fuzzer.reports();
    }
}
