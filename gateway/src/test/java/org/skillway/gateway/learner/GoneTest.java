package org.skillway.gateway.learner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;

@DisplayName("Somebody who waits for an answer")
class GoneTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @DisplayName("has gone when they hang up before there is one")
    void hangsUp() throws Exception {
        CompletableFuture<BooleanSupplier> asked = new CompletableFuture<>();
        Router router = Router.router(vertx);
        router.get("/").handler(context -> asked.complete(Gone.of(context)));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, MINUTES);
        BooleanSupplier gone;
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            write(client, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            gone = asked.get(1, MINUTES);
            assertThat(gone.getAsBoolean()).isFalse();
        }
        Await.until("the end of the connection", gone);
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
        client.getOutputStream().flush();
    }
}
