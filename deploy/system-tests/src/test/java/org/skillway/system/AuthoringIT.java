package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Authors and learners at one system: what the one publishes, the other sees. */
@ExtendWith(Skillway.class)
@DisplayName("Through the gateway")
class AuthoringIT {

    private final RequestSpecification instructor = as("nino", "instructor");
    private final RequestSpecification admin = as("ana", "admin");

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    private static RequestSpecification as(String subject, String role) {
        return given().header("Authorization", "Bearer " + Skillway.token(subject, role));
    }

    private static String fresh(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    @DisplayName("an instructor's module is a draft, then published, then what a learner is shown")
    void moduleForLearners() throws Exception {
        String key = fresh("stash-and-rebase");
        Response draft = given().spec(instructor)
                .contentType("application/json")
                .body("""
                        {"key": "%s", "title": {"en": "Stash and rebase"}, "summary": {"en": "Two tools for a tidy history"},
                         "content": {"en": "# Stash"}, "minutes": 25, "language": "en", "level": "intermediate"}""".formatted(key))
                .post("/api/v1/modules");
        draft.then().statusCode(201).body("missing.pointer", hasItem("/teaches"));
        Response whole = given().spec(instructor)
                .header("If-Match", draft.header("ETag"))
                .contentType("application/merge-patch+json")
                .body("{\"teaches\": [\"git\"]}")
                .patch(draft.header("Location"));
        whole.then().statusCode(200).body("missing.size()", equalTo(0));
        given().get("/api/v1/modules/" + key).then().statusCode(404);
        Response published = given().spec(instructor)
                .header("If-Match", whole.header("ETag"))
                .post("/api/v1/modules/" + key + "/publish");
        published.then().statusCode(200).body("version", equalTo(1));
        given().get("/api/v1/modules/" + key).then().statusCode(200).body("minutes", equalTo(25));

        RequestSpecification learner = as(fresh("learner"), "learner");
        Skillway.waitUntil("The learner is shown the module", Duration.ofSeconds(5), () -> given().spec(learner)
                .get("/api/v1/learners/me/roles/web-developer")
                .asString()
                .contains(key));
    }

    @Test
    @DisplayName("a learner keeps what was recorded when the skill is merged, and readers of the old key are sent on")
    void mergedSkill() throws Exception {
        String gone = skill("gone");
        String kept = skill("kept");
        RequestSpecification learner = as(fresh("learner"), "learner");
        Skillway.waitUntil(
                "The skill is known",
                Duration.ofSeconds(5),
                () -> given().spec(learner)
                                .contentType("application/json")
                                .body("{\"state\": \"completed\"}")
                                .put("/api/v1/learners/me/skills/" + gone)
                                .statusCode()
                        == 201);
        given().spec(admin)
                .contentType("application/json")
                .body("{\"into\": \"" + kept + "\"}")
                .post("/api/v1/skills/" + gone + "/merge")
                .then()
                .statusCode(200);
        given().redirects()
                .follow(false)
                .get("/api/v1/skills/" + gone)
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/skills/" + kept);
        given().spec(learner)
                .get("/api/v1/learners/me/skills/" + gone)
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"));
    }

    private String skill(String word) {
        String key = fresh(word);
        create(key).then().statusCode(201);
        return key;
    }

    private Response create(String key) {
        return given().spec(admin)
                .contentType("application/json")
                .body("""
                        {"key": "%s", "kind": "tool", "title": {"en": "A tool"}, "summary": {"en": "What it is for"}}""".formatted(key))
                .post("/api/v1/skills");
    }

    @Test
    @DisplayName(
            "nothing that was acknowledged is lost when catalog-service is killed with -9, and no revision is skipped")
    void killed() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<Integer, String> acknowledged = new TreeMap<>();
        Set<Integer> failures = new TreeSet<>();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                String key = fresh("durable");
                Response created = create(key);
                synchronized (acknowledged) {
                    if (created.statusCode() == 201) {
                        acknowledged.put(created.path("revision"), key);
                    } else {
                        failures.add(created.statusCode());
                    }
                }
            }
        });
        try {
            await("Some are written", acknowledged, 20);
            Skillway.kill(Skillway.pid("catalog"));
            Skillway.waitUntil("The kill is felt", Duration.ofSeconds(30), () -> {
                synchronized (acknowledged) {
                    return !failures.isEmpty();
                }
            });
            await("More are written", acknowledged, acknowledged.size() + 20);
        } finally {
            over.set(true);
            writing.get(60, TimeUnit.SECONDS);
        }
        assertThat(failures).as("the only failure that is allowed").containsOnly(503);
        acknowledged.forEach((revision, key) ->
                given().get("/api/v1/skills/" + key).then().statusCode(200).body("revision", equalTo(revision)));
        Response changes = given().spec(admin).get("/api/v1/changes?limit=200");
        changes.then().statusCode(200);
        int newest = changes.path("items[0].revision");
        assertThat(changes.jsonPath().<Integer>getList("items.revision"))
                .as("without a gap, newest first")
                .isEqualTo(java.util.stream.IntStream.iterate(newest, revision -> revision - 1)
                        .limit(Math.min(200, newest))
                        .boxed()
                        .toList());
    }

    private static void await(String what, Map<Integer, String> acknowledged, int count) throws Exception {
        Skillway.waitUntil(what, Duration.ofSeconds(60), () -> {
            synchronized (acknowledged) {
                return acknowledged.size() >= count;
            }
        });
    }
}
