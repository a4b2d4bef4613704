package org.skillway.progress.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Over HTTP/2")
class Http2Test {

    /** Upgrades with its first request; those after it are HTTP/2. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    private static HttpRequest.Builder asking() {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + "/api/v1/learners/me/roles/no-such-role/reset"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + Tokens.learner("auth0|http2"));
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("a POST without a body needs no length, and others can follow it over the same connection")
    void noBody() throws Exception {
        HttpRequest request = asking().POST(BodyPublishers.noBody()).build();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = answer(request);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).as(answer.body()).isIn(404);
        }
    }

    @Test
    @DisplayName("a body without its length answers 411, and the connection goes on")
    void unmeasured() throws Exception {
        HttpRequest none = asking().POST(BodyPublishers.noBody()).build();
        HttpRequest unmeasured = asking().header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("{}")))
                .build();
        assertThat(answer(none).statusCode()).isIn(404);
        HttpResponse<String> refusal = answer(unmeasured);
        assertThat(refusal.statusCode()).isEqualTo(411);
        assertThat(refusal.body()).contains("\"code\":\"length-required\"");
        assertThat(answer(none).statusCode()).isIn(404);
    }
}
