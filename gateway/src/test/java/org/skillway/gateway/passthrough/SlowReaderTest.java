package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.LargeService;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.StubServer.Reply;

/** Over HTTP/1.1 the connection is all that a client has to say that it takes no more for now. */
@QuarkusTest
@DisplayName("A client that is slow to take a large answer")
class SlowReaderTest {

    private static final int CLIENTS = 4;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LARGE = 512 * MEBIBYTE;
    private static final String HISTORY = "/api/v1/learners/me/history";

    private final List<Socket> clients = new ArrayList<>();
    private LargeService service;

    @BeforeEach
    void servicesAreUp() throws IOException {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        service = LargeService.insteadOf(ProgressStub.get(), LARGE);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        service.close();
        ProgressStub.get();
    }

    /** Takes little on its way, so that what is not read stays with the gateway. */
    private InputStream asks() throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setReceiveBufferSize(16 * 1024);
        client.setSoTimeout(15_000);
        client.connect(new InetSocketAddress("localhost", RestAssured.port));
        client.getOutputStream()
                .write((RawHttp.head("GET " + HISTORY, "Connection: close") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return client.getInputStream();
    }

    @Test
    @DisplayName("leaves it with the service, keeps nobody waiting, and loses it when it takes none for long")
    void takesNone() throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            asks();
        }
        Await.until("the service gets no more rid of it", () -> service.answering() == CLIENTS && service.stuck());

        // What fits into the buffers of the connections, and a small part of what there is.
        assertThat(service.written()).isLessThan(CLIENTS * 16 * MEBIBYTE);
        for (int i = 0; i < 50; i++) {
            Gateway.raw().get("/api/v1/roles").then().statusCode(200);
        }
        Await.until("they are given up", () -> service.answering() == 0);
        assertThat(service.written()).isLessThan(CLIENTS * 16 * MEBIBYTE);
    }

    @Test
    @DisplayName("but goes on taking gets all of it")
    void takesItSlowly() throws IOException {
        InputStream answer = asks();
        byte[] part = new byte[4_096];
        long body = -1;
        StringBuilder head = new StringBuilder();
        for (int read = answer.read(part); read >= 0; read = answer.read(part)) {
            if (body < 0) {
                head.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
                int end = head.indexOf(RawHttp.END);
                body = end < 0 ? -1 : head.length() - end - RawHttp.END.length();
            } else {
                body += read;
            }
            if (body >= 32 * MEBIBYTE) {
                break;
            }
        }
        assertThat(head).startsWith("HTTP/1.1 200");
        assertThat(body).isGreaterThanOrEqualTo(32 * MEBIBYTE);
        assertThat(service.written() - body).isLessThan(16 * MEBIBYTE);
    }
}
