package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

/** Random commands over HTTP; {@code -Dskillway.test.commands=20000 -Dskillway.test.seed=…} for a long run. */
@QuarkusTest
@DisplayName("What stands")
class ProjectionTest {

    private static final int COMMANDS = Integer.getInteger("skillway.test.commands", 150);
    private static final long SEED = Long.getLong("skillway.test.seed", 7);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Learner learner = Learner.fresh();
    private final List<String> skills = new ArrayList<>();
    private String role;

    @BeforeEach
    void catalog() {
        IntStream.range(0, 6).forEach(i -> skills.add(Catalog.freshKey()));
        skills.forEach(Catalog::publish);
        role = "role-" + Catalog.freshKey();
        Learner.awaitRevision(Catalog.entity("\"kind\":\"role\",\"key\":\"" + role
                + "\",\"status\":\"published\",\"version\":1,\"titles\":{\"en\":\"R\"},\"requirements\":["
                + "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"" + skills.get(0) + "\",\"" + skills.get(1)
                + "\"]},{\"importance\":\"optional\",\"atLeast\":1,\"skills\":[\"" + skills.get(2) + "\"]}]}"));
    }

    @Test
    @DisplayName("is after every command what the ledger says, and the ledger is whole")
    void random() throws Exception {
        for (int i = 0; i < COMMANDS; i++) {
            String command = step(i);
            assertThat(Ledgers.one("select count(*) from ledger_misfits('%s')".formatted(learner.subject())))
                    .as("Rows that differ after command %d (%s), seed %d", i, command, SEED)
                    .isEqualTo("0");
            readAgain("after command %d (%s), seed %d".formatted(i, command, SEED));
        }
        learner.reads("/ledger/verify").body("valid", equalTo(true));
        assertThat(Integer.parseInt(learner.reads("/history").extract().header("Skillway-Progress-Version")))
                .as("commands that wrote something")
                .isGreaterThan(COMMANDS / 3);
    }

    /** What is known of it is what is read of the version at which it stands. */
    private void readAgain(String when) {
        for (String path : List.of("/skills", "/modules")) {
            Response read = learner.asking().get("/api/v1/learners/me" + path);
            // For the second time, after which it is kept, and for the third, from what is kept.
            for (int again = 0; again < 2; again++) {
                assertThat(learner.reads(path).extract().asString()).as(when).isEqualTo(read.asString());
            }
            learner.reads(path + "?version=" + read.header("Skillway-Progress-Version"))
                    .body(equalTo(read.asString()));
        }
    }

    private String step(int number) {
        boolean admin = random.nextInt(3) == 0;
        RequestSpecification who = admin ? Learner.as(Tokens.admin("admin-of-projections")) : learner.asking();
        String base = "/api/v1/learners/" + learner.id();
        String skill = skills.get(random.nextInt(skills.size()));
        if (number == COMMANDS / 2) {
            Learner.awaitRevision(Catalog.merge(skills.get(0), skills.get(3)));
            return "merge";
        }
        int choice = random.nextInt(12);
        Response answer =
                switch (choice) {
                    case 0, 1, 2, 3, 4 ->
                        who.contentType("application/json").body(body()).put(base + "/skills/" + skill);
                    case 5, 6 -> who.delete(base + "/skills/" + skill + "?reason=mistake");
                    case 7, 8 -> who.post(base + "/history/" + random.nextInt(1, number + 2) + "/undo");
                    case 9 -> who.post(base + "/roles/" + role + "/reset");
                    case 10 -> who.delete(base + "/plans/" + plan());
                    default ->
                        who.contentType("application/json")
                                .body(
                                        "{\"question\":{},\"catalogRevision\":%d,\"progressVersion\":0,\"status\":\"optimal\","
                                                        .formatted(random.nextInt(2))
                                                + "\"modules\":[]}")
                                .put(base + "/plans/" + plan());
                };
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 204, 404);
        return choice + " as " + (admin ? "admin" : "learner");
    }

    private String plan() {
        return random.nextBoolean() ? "soon" : "later";
    }

    private String body() {
        String state =
                List.of("in-progress", "claimed", "completed", "completed").get(random.nextInt(4));
        String happenedAt =
                random.nextBoolean() ? "" : ",\"happenedAt\":\"2026-0%d-01T10:00:00Z\"".formatted(random.nextInt(1, 4));
        return "{\"state\":\"" + state + "\"" + happenedAt + "}";
    }
}
