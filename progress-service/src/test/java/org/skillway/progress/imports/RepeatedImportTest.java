package org.skillway.progress.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An upload of completions with an Idempotency-Key")
class RepeatedImportTest {

    private static final String PATH = "/api/v1/completion-imports";
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    ImportService imports;

    /** Whose imports nobody else has. */
    private final String importer = "importer-" + UUID.randomUUID();

    private final String key = UUID.randomUUID().toString();
    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("and the same body is one import, answered with the same bytes, also when that is long over")
    void same() {
        Response first = accepted(send(NDJSON, line("git")));
        Eventually.until("over", () -> asked(first).path("endedAt") != null);
        Response second = accepted(send(NDJSON, line("git")));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(mine()).containsExactly(first.<String>path("id"));
        assertThat(asked(first).<Integer>path("added")).isEqualTo(1);
    }

    @Test
    @DisplayName("that is sent twice at once is one import")
    void atOnce() {
        List<String> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(NDJSON, line("git"))))
                .limit(2)
                .toList()
                .stream()
                .map(sent -> accepted(sent.join()).asString())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(mine()).hasSize(1);
    }

    @Test
    @DisplayName(
            "that is sent again while the first is still arriving is taken at once; the first becomes the same import")
    void whileArriving() throws IOException {
        String whole = line("git") + line("docker");
        HttpURLConnection first = begins(whole.length());
        first.getOutputStream().write(bytes(line("git")));
        first.getOutputStream().flush();
        Eventually.until("the first arrives", () -> mine().size() == 1);
        Response second = accepted(send(NDJSON, whole));
        Eventually.until("over", () -> asked(second).path("endedAt") != null);
        first.getOutputStream().write(bytes(line("docker")));
        assertThat(first.getResponseCode()).isEqualTo(202);
        assertThat(first.getHeaderField("Location")).isEqualTo(second.header("Location"));
        assertThat(first.getInputStream()).hasBinaryContent(second.asByteArray());
        assertThat(mine()).containsExactly(second.<String>path("id"));
        learner.reads("/history").header("Skillway-Progress-Version", "2");
    }

    @Test
    @DisplayName("that is sent again after the first broke off is one import, and nothing is left of the first")
    void afterBreakingOff() throws IOException {
        String whole = line("git") + line("docker");
        HttpURLConnection first = begins(whole.length());
        first.getOutputStream().write(bytes(line("git")));
        first.getOutputStream().flush();
        Eventually.until("the first arrives", () -> mine().size() == 1);
        first.disconnect();
        Response second = accepted(send(NDJSON, whole));
        Eventually.until("the first is gone", () -> mine().equals(List.of(second.<String>path("id"))));
        Eventually.until("over", () -> asked(second).path("endedAt") != null);
        learner.reads("/history").header("Skillway-Progress-Version", "2");
    }

    /** An upload of so many bytes that has not been sent yet. */
    private HttpURLConnection begins(int length) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + PATH)
                .toURL()
                .openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(length);
        connection.setRequestProperty("Authorization", "Bearer " + Tokens.admin(importer));
        connection.setRequestProperty("Idempotency-Key", key);
        connection.setRequestProperty("Content-Type", NDJSON);
        return connection;
    }

    @Test
    @DisplayName("answers 422 to another body, and to the same as another format")
    void other() {
        accepted(send(NDJSON, line("git")));
        refused(send(NDJSON, line("docker")));
        refused(send("text/csv", line("git")));
        assertThat(mine()).hasSize(1);
    }

    @Test
    @DisplayName("answers 422 to a table that differs where nobody reads it any more")
    void tail() {
        String broken = "learner,skill,when\n" + "a,git,x\n".repeat(20_000);
        accepted(send("text/csv", broken + "a\n"));
        refused(send("text/csv", broken + "b\n"));
    }

    @Test
    @DisplayName("of another form than keys have answers 400")
    void form() {
        Learner.as(Tokens.admin(importer))
                .header("Idempotency-Key", "x".repeat(256))
                .contentType(NDJSON)
                .body(bytes(line("git")))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
        assertThat(mine()).isEmpty();
    }

    @Test
    @DisplayName("stays once it is queued, though its answer was lost and it is given up")
    void stays() {
        UUID id = UUID.randomUUID();
        imports.create(id, importer, ActedAs.ADMIN, ImportFormat.NDJSON);
        imports.queue(id, new Portion(() -> {}), importer, key, new ImportService.Upload(ImportFormat.NDJSON, ""));
        imports.remove(id);
        assertThat(mine()).containsExactly(id.toString());
    }

    private String line(String skill) {
        return "{\"learner\": \"%s\", \"skill\": \"%s\", \"happenedAt\": \"2026-05-01T10:00:00Z\"}\n"
                .formatted(learner.subject(), skill);
    }

    private Response send(String type, String file) {
        return Learner.as(Tokens.admin(importer))
                .header("Idempotency-Key", key)
                .contentType(type)
                .body(bytes(file))
                .post(PATH);
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static Response accepted(Response sent) {
        sent.then().statusCode(202);
        return sent;
    }

    private static void refused(Response sent) {
        sent.then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    private Response asked(Response sent) {
        return Learner.as(Tokens.admin(importer)).get(sent.header("Location"));
    }

    /** The ids of what the importer has imported; admins see the imports of others too. */
    private List<String> mine() {
        return imports.page(importer, null, 100).stream()
                .map(found -> found.id().toString())
                .toList();
    }
}
