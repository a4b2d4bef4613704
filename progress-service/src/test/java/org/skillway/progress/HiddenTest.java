package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("To the owner of a course, what the course does not cover is answered like what was never recorded:")
class HiddenTest {

    private final Learner learner = Learner.fresh();
    private final String owner = "instructor|" + UUID.randomUUID();

    /** An answer without what is of the moment, and without the key. */
    private record Answer(int status, List<String> headers, String body) {}

    @BeforeEach
    void learnerIsEnrolled() {
        Learner.awaitRevision(2);
        String course = Structure.course(owner, Structure.module("docker"));
        learner.puts("/enrolments/" + course, "{}").statusCode(201);
    }

    private Answer answer(String path, String key) {
        Response answer = Learner.as(Tokens.instructor(owner))
                .header("X-Request-Id", "asked-twice")
                .get("/api/v1/learners/" + learner.id() + path.replace("*", key));
        List<String> headers = answer.headers().asList().stream()
                .filter(header -> !header.hasSameNameAs(new Header("Date", "")))
                .map(Header::toString)
                .toList();
        return new Answer(answer.statusCode(), headers, answer.asString().replace(key, "*"));
    }

    private void same(String path, String hidden, String never) {
        learner.reads(path.replace("*", hidden)).statusCode(200);
        Answer answer = answer(path, hidden);

        assertThat(answer).isEqualTo(answer(path, never));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"no-record\"");
    }

    /** Keys of one length, since that of an answer goes by it; the learner has only {@code git}, once named {@code gti}. */
    @ParameterizedTest(name = "the skill {0} like {1}")
    @CsvSource({"git, svn", "gti, svn", "git, ghi"})
    void skill(String hidden, String never) {
        learner.completes("git").statusCode(201);

        same("/skills/*", hidden, never);
    }

    @Test
    @DisplayName("a module")
    void module() {
        String hidden = Structure.module("docker");
        String never = Structure.module("docker");
        learner.puts("/modules/" + hidden + "/completion", "{}").statusCode(201);

        same("/modules/*/completion", hidden, never);
    }

    @Test
    @DisplayName("a course")
    void course() {
        String hidden = Structure.course("somebody-else");
        String never = Structure.course("somebody-else");
        learner.puts("/enrolments/" + hidden, "{}").statusCode(201);

        same("/enrolments/*", hidden, never);
    }
}
