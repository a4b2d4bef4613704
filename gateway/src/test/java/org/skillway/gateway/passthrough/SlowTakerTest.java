package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.ServicesResource;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** What {@link SlowReaderTest} is for answers. */
@QuarkusTest
@DisplayName("A service that takes nothing of a large body")
class SlowTakerTest {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LARGE = 200 * MEBIBYTE;

    /** More than fits into the buffers of two connections, however large the system lets them grow (tcp(7), tcp_rmem). */
    private static final long BUFFERED = 64 * MEBIBYTE;

    private static final int PART = 64 * 1024;
    private static final int STUCK_AFTER_MILLIS = 300;

    private final AtomicLong sent = new AtomicLong();
    private volatile long lastSent = System.nanoTime();
    private ServerSocket service;

    @BeforeEach
    void takesConnectionsAndNothingElse() throws IOException {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        ProgressStub.get().die();
        service = new ServerSocket();
        service.setReuseAddress(true);
        service.bind(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.getInteger(ServicesResource.PROGRESS_PORT)));
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        ProgressStub.get();
    }

    private void send(Socket client) {
        byte[] part = " ".repeat(PART).getBytes(StandardCharsets.US_ASCII);
        try {
            OutputStream out = client.getOutputStream();
            out.write((RawHttp.head(
                                    "POST /api/v1/completion-imports?format=csv",
                                    "Authorization: Bearer " + Tokens.admin("admin-" + UUID.randomUUID()),
                                    "Content-Type: text/csv",
                                    "Content-Length: " + LARGE)
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (long left = LARGE; left > 0; left -= PART) {
                out.write(part);
                sent.addAndGet(PART);
                lastSent = System.nanoTime();
            }
        } catch (IOException e) {
            // The gateway has given it up, or the test has ended.
        }
    }

    @Test
    @DisplayName("leaves it with the client, and keeps nobody else waiting")
    void takesNothing() throws IOException {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            Thread sending = new Thread(() -> send(client), "large-client");
            sending.setDaemon(true);
            sending.start();
            Await.until(
                    "the client gets no more rid of it",
                    () -> sent.get() > 0 && System.nanoTime() - lastSent > STUCK_AFTER_MILLIS * 1_000_000L);

            assertThat(sending.isAlive()).isTrue();
            assertThat(sent.get()).isLessThan(BUFFERED);
            for (int i = 0; i < 50; i++) {
                Gateway.raw().get("/api/v1/roles").then().statusCode(200);
            }
            assertThat(sent.get()).isLessThan(BUFFERED);
        }
    }
}
