package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promise 1: what was answered with success is never lost, whoever is killed at any instant. */
@ExtendWith(Skillway.class)
@DisplayName("Killed with -9 while learners write")
class DurabilityIT {

    private static final int LEARNERS = 4;

    private static List<String> skills;

    @BeforeAll
    static void skills() {
        RestAssured.baseURI = Skillway.gateway();
        skills = given().get("/api/v1/skills?limit=200").jsonPath().getList("items.key");
        assertThat(skills).hasSizeGreaterThan(50);
    }

    @Test
    @DisplayName("progress-service loses nothing that was acknowledged, and doubles nothing")
    void progressService() throws Exception {
        storm("progress");
    }

    @Test
    @DisplayName("PostgreSQL loses nothing that was acknowledged, and doubles nothing")
    void postgres() throws Exception {
        storm("postgresql");
    }

    @Test
    @DisplayName("the gateway loses nothing that was acknowledged, and doubles nothing")
    void gateway() throws Exception {
        storm("gateway");
    }

    private static void storm(String victim) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(LEARNERS);
        try {
            List<Writer> writers = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < LEARNERS; i++) {
                Writer writer = new Writer(over);
                writers.add(writer);
                running.add(threads.submit(writer));
            }
            Skillway.waitUntil("Every learner has written", Duration.ofSeconds(30), () -> writers.stream()
                    .allMatch(writer -> writer.acknowledged() >= 3));
            Skillway.kill(Skillway.pid(victim));
            writers.forEach(Writer::noteKill);
            Skillway.waitUntil("Every learner writes again", Duration.ofSeconds(60), () -> writers.stream()
                    .allMatch(Writer::wroteAfterTheKill));
            over.set(true);
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
            Skillway.waitUntil("Everything is ready", Duration.ofSeconds(60), Skillway::ready);
            writers.forEach(Writer::check);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** One learner who records skill after skill, and repeats what got no answer. */
    private static final class Writer implements Runnable {

        private final String subject = "durable-" + UUID.randomUUID();
        private final RequestSpecification me =
                given().header("Authorization", "Bearer " + Skillway.token(subject, "learner"));
        private final AtomicBoolean over;
        private final Set<String> acknowledged = new TreeSet<>();
        private long answered;
        private long answeredByTheKill = Long.MAX_VALUE;

        Writer(AtomicBoolean over) {
            this.over = over;
        }

        @Override
        public void run() {
            // Around again from the start when all are recorded: repeats must not count.
            for (int i = 0; !over.get(); i = (i + 1) % skills.size()) {
                record(skills.get(i));
            }
        }

        private void record(String skill) {
            while (!over.get()) {
                if (succeeds(skill)) {
                    note(skill);
                    return;
                }
            }
        }

        private boolean succeeds(String skill) {
            try {
                int status = given().spec(me)
                        .contentType("application/json")
                        .body("{\"state\": \"completed\"}")
                        .put("/api/v1/learners/me/skills/" + skill)
                        .statusCode();
                if (status != 200 && status != 201) {
                    assertThat(status).as("the only failure that is allowed").isEqualTo(503);
                }
                return status < 300;
            } catch (Exception e) {
                // No answer at all: the gateway itself was killed. REST Assured throws checked exceptions unannounced.
                return false;
            }
        }

        private synchronized void note(String skill) {
            acknowledged.add(skill);
            answered++;
        }

        synchronized void noteKill() {
            answeredByTheKill = answered;
        }

        synchronized int acknowledged() {
            return acknowledged.size();
        }

        // One answer may have been on its way. That no request failed is possible: they wait for a database that is
        // soon back.
        synchronized boolean wroteAfterTheKill() {
            return answered - 1 > answeredByTheKill;
        }

        synchronized void check() {
            Response records = given().spec(me).get("/api/v1/learners/me/skills?limit=200");
            Set<String> held = new TreeSet<>(records.jsonPath().<String>getList("items.skill"));
            assertThat(held).as("every acknowledged record is there").containsAll(acknowledged);
            Response history = given().spec(me).get("/api/v1/learners/me/history?limit=200");
            List<Integer> versions = history.jsonPath().getList("items.version");
            assertThat(versions).as("one entry a record: nothing was doubled").hasSameSizeAs(held);
            for (int i = 0; i < versions.size(); i++) {
                assertThat(versions.get(i)).as("gapless, newest first").isEqualTo(versions.size() - i);
            }
        }
    }
}
