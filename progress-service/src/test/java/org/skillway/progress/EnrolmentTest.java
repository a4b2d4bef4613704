package org.skillway.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;

@QuarkusTest
@DisplayName("Taking up a course")
class EnrolmentTest {

    private static final String OWNER = "course-owner";

    private final Learner learner = Learner.fresh();
    private String first;
    private String second;
    private String course;

    @BeforeEach
    void courseIsKnown() {
        Learner.awaitRevision(2);
        first = Structure.module("git");
        second = Structure.module("docker");
        course = Structure.course(OWNER, first, second);
    }

    private void completes(String module) {
        learner.puts("/modules/" + module + "/completion", "{}").statusCode(201);
    }

    @Nested
    class ALearner {

        @Test
        @DisplayName("PUT answers 201 with the share of modules completed, again 200")
        void enrols() {
            completes(first);
            learner.puts("/enrolments/" + course, "{\"happenedAt\":\"2026-05-01T10:00:00Z\"}")
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/me/enrolments/" + course)
                    .header("Skillway-Progress-Version", "3")
                    .body("course", equalTo(course))
                    .body("status", equalTo("published"))
                    .body("since", equalTo("2026-05-01T10:00:00Z"))
                    .body("version", equalTo(3))
                    .body("modules.completed", equalTo(1))
                    .body("modules.of", equalTo(2))
                    .body("$", not(hasKey("completed")));
            learner.puts("/enrolments/" + course, "{}").statusCode(200).header("Skillway-Progress-Version", "3");
        }

        @Test
        @DisplayName("DELETE leaves, and what was completed stays completed")
        void leaves() {
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            completes(first);
            learner.deletes("/enrolments/" + course).statusCode(204).header("Skillway-Progress-Version", "4");
            learner.reads("/enrolments").body("items", empty());
            learner.reads("/modules").body("items.module", contains(first));
            learner.deletes("/enrolments/" + course).statusCode(404).body("code", equalTo("no-record"));
            learner.reads("/enrolments/" + course).statusCode(404).body("code", equalTo("no-record"));
            learner.reads("/enrolments?version=1").body("items.course", contains(course));
        }

        @Test
        @DisplayName("GET lists enrolments by course, in pages")
        void lists() {
            String other = Structure.course(OWNER);
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            learner.puts("/enrolments/" + other, "{}").statusCode(201).body("modules.of", equalTo(0));
            List<String> both = List.of(course, other).stream().sorted().toList();
            String next = learner.reads("/enrolments?limit=1")
                    .body("items.course", contains(both.get(0)))
                    .extract()
                    .path("next");
            learner.reads("/enrolments?cursor=" + next).body("items.course", contains(both.get(1)));
        }
    }

    @Nested
    class ACourseThat {

        @Test
        @DisplayName("is not known is refused with when to ask again")
        void unknown() {
            learner.puts("/enrolments/" + Structure.fresh("course"), "{}")
                    .statusCode(404)
                    .header("Retry-After", "5")
                    .body("code", equalTo("unknown-course"));
        }

        @Test
        @DisplayName("has been retired is refused, and goes on for those who had taken it up")
        void retired() {
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            Structure.course(course, "retired", List.of(OWNER), List.of(first, second));
            Learner.fresh().puts("/enrolments/" + course, "{}").statusCode(409).body("code", equalTo("retired"));
            learner.reads("/enrolments").body("items.status", contains("retired"));
            completes(first);
            completes(second);
            learner.reads("/enrolments/" + course).body("$", hasKey("completed"));
        }
    }

    @Nested
    class CompletingIt {

        @Test
        @DisplayName("is entered by the write that completes the last module, once")
        void lastModule() {
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            completes(second);
            learner.puts("/modules/" + first + "/completion", "{}").header("Skillway-Progress-Version", "6");
            learner.reads("/history?limit=1")
                    .body("items[0].kind", equalTo("course-completed"))
                    .body("items[0].course", equalTo(course));
            learner.reads("/enrolments/" + course)
                    .body("modules.completed", equalTo(2))
                    .body("completed.version", equalTo(6))
                    .body("completed.addedSince", empty());
        }

        @Test
        @DisplayName(
                "happens at once where all modules are completed when it is taken up, and not without being taken up")
        void before() {
            completes(first);
            completes(second);
            learner.reads("/history").body("items.kind", not(hasItem("course-completed")));
            learner.puts("/enrolments/" + course, "{}")
                    .statusCode(201)
                    .header("Skillway-Progress-Version", "6")
                    .body("completed.version", equalTo(6));
        }

        @Test
        @DisplayName("needs no module that was retired, which counts for those who have completed it")
        void retiredModule() {
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            Learner other = Learner.fresh();
            other.puts("/enrolments/" + course, "{}").statusCode(201);
            other.puts("/modules/" + second + "/completion", "{}").statusCode(201);
            Structure.module(second, 1, "retired", List.of("docker"));
            learner.reads("/enrolments/" + course).body("modules.of", equalTo(1));
            other.reads("/enrolments/" + course).body("modules.of", equalTo(2)).body("modules.completed", equalTo(1));
            completes(first);
            learner.reads("/enrolments/" + course).body("$", hasKey("completed"));
        }

        @Test
        @DisplayName("takes any version of a module, and is not taken back")
        void stays() {
            learner.puts("/enrolments/" + course, "{}").statusCode(201);
            completes(first);
            completes(second);
            Structure.module(first, 2, "published", List.of("git"));
            String third = Structure.module("python");
            Structure.course(course, "published", List.of(OWNER), List.of(first, second, third));
            learner.reads("/enrolments/" + course)
                    .body("modules.completed", equalTo(2))
                    .body("modules.of", equalTo(3))
                    .body("completed.addedSince", contains(third));
            learner.deletes("/modules/" + first + "/completion?reason=mistake").statusCode(204);
            learner.reads("/enrolments/" + course)
                    .body("modules.completed", equalTo(1))
                    .body("completed.addedSince", contains(third));
        }
    }
}
