package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** A body is waited for no longer than {@code skillway.waits.idle} between its parts, which is two seconds here. */
@QuarkusTest
@DisplayName("A client that owes its body")
class SlowClientTest {

    /** Of progress-service, where nobody asks beside the test: of a connection that was used before nobody knows how it ends. */
    private static final String SKILL = "/api/v1/learners/me/skills/git";

    private static final String PASSED_ON = "PUT " + SKILL;
    private static final String OWN = "POST /api/v1/plans/check";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String KNOWN_LENGTH = "Content-Length: 100";

    @Inject
    Vertx vertx;

    private final String token = Tokens.admin("admin-" + UUID.randomUUID());

    @BeforeEach
    void healthy() {
        CatalogStub.get();
        ProgressStub.get().replies(Reply.json(201, "{}"));
    }

    private String head(String operation, String length) {
        return RawHttp.head(operation, "Authorization: Bearer " + token, "Content-Type: application/json", length)
                + "\r\n";
    }

    private void isWell() {
        Gateway.raw().auth().oauth2(token).get(SKILL).then().statusCode(201);
    }

    private static void isTimedOut(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .contains("\"code\":\"request-timeout\"", "for 2 seconds")
                .containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, KNOWN_LENGTH})
    @DisplayName("to a service hears that nothing came, and that the service is well")
    void nothingPassedOn(String length) {
        isTimedOut(RawHttp.exchange(head(PASSED_ON, length)));
        isWell();
    }

    @Test
    @DisplayName("to a service hears of what is missing after a part")
    void halfPassedOn() {
        isTimedOut(RawHttp.exchange(
                head(PASSED_ON, KNOWN_LENGTH), out -> out.write("{\"key\"".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    @DisplayName("hears the same of what the gateway answers itself")
    void own() {
        isTimedOut(RawHttp.exchange(head(OWN, KNOWN_LENGTH)));
        isTimedOut(RawHttp.exchange(
                head(OWN, KNOWN_LENGTH), out -> out.write("{\"plan\"".getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(strings = {PASSED_ON, OWN})
    @DisplayName("may take its time as long as something comes")
    void steadily(String operation) {
        String answer = RawHttp.exchange(head(operation, "Connection: close\r\nContent-Length: 4"), out -> {
            for (char each : "{\"a\"".toCharArray()) {
                out.write(each);
                out.flush();
                sleep();
            }
        });
        assertThat(answer).doesNotStartWith("HTTP/1.1 408 ").doesNotStartWith("HTTP/1.1 5");
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(900);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("over HTTP/2 hears the same, although nothing says that a body comes")
    void overHttp2() throws Exception {
        HttpClient http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost("localhost")
                .setDefaultPort(RestAssured.port));
        Future<Integer> status = http.request(HttpMethod.PUT, SKILL).compose(request -> {
            request.putHeader("Authorization", "Bearer " + token).putHeader("Content-Type", "application/json");
            request.sendHead();
            return request.response().map(response -> response.statusCode());
        });
        assertThat(status.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(408);
        http.close();
    }
}
