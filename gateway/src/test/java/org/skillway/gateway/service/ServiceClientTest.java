package org.skillway.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("A read of a service")
class ServiceClientTest {

    /** What was taken in time by chance was so nearly each time. */
    private static final int TIMES = 200;

    @Inject
    ServiceClients clients;

    @Test
    @DisplayName("has its body, from whatever thread it is asked")
    void body() throws Exception {
        ProgressStub.get().replies(Reply.json(200, "{\"a\":1}"));

        for (int i = 0; i < TIMES; i++) {
            Buffer body = clients.of(Service.PROGRESS)
                    .read(
                            request ->
                                    request.setURI("/api/v1/learners/me/skills").send(),
                            HttpClientResponse::body)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(body.toString()).isEqualTo("{\"a\":1}");
        }
    }
}
