package org.skillway.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.Signals;
import org.skillway.testkit.Tokens;

/**
 * Over HTTP/1.1 only a full connection says that a client takes no more for now. Events alone would fill one only after
 * thousands, so that other answers are asked for before them on the same connection.
 */
@QuarkusTest
@DisplayName("A client of HTTP/1.1 that is slow to take its events")
class SlowConnectionTest {

    /** Of a mebibyte each: more than a connection has room for. */
    private static final int ANSWERS_BEFORE = 8;

    /** In the head of the stream, and nowhere in what comes before it. */
    private static final String BEGIN = "Content-Type: text/event-stream";

    private static final int LAST = 15;

    @Inject
    MeterRegistry meters;

    private final String learner = "slow-" + UUID.randomUUID();
    private final Socket client = new Socket();
    private Signals signals;

    @BeforeEach
    void opens() throws IOException {
        CatalogStub.get();
        signals = ProgressStub.get().signals();
        Await.until("no other stream is open", () -> streams() == 0);
        client.setReceiveBufferSize(16 * 1024);
        client.setSoTimeout(15_000);
        client.connect(new InetSocketAddress("localhost", RestAssured.port));
        String request = (RawHttp.head("GET /openapi?format=json") + "\r\n").repeat(ANSWERS_BEFORE)
                + RawHttp.head(
                        "GET /api/v1/learners/me/events",
                        "Authorization: Bearer " + Tokens.learner(learner),
                        "Accept: text/event-stream")
                + "\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Await.until("the stream is open", () -> streams() == 1);
    }

    @AfterEach
    void goes() throws IOException {
        client.close();
    }

    private double streams() {
        return meters.get("skillway.live.streams").gauge().value();
    }

    /** What comes of the stream up to this, or up to its end. */
    private String events(String last) throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] part = new byte[64 * 1024];
        int from = -1;
        try {
            for (int read = client.getInputStream().read(part);
                    read >= 0;
                    read = client.getInputStream().read(part)) {
                heard.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
                from = from < 0 ? heard.indexOf(BEGIN, heard.length() - 2 * part.length) : from;
                if (from >= 0 && last != null && heard.indexOf(last, from) >= 0) {
                    break;
                }
            }
        } catch (SocketException e) {
            // The gateway need not have taken what it was sent before it hangs up.
        }
        assertThat(from).as("the head of the stream").isPositive();
        return heard.substring(from);
    }

    @Test
    @DisplayName("loses its stream when it takes none, and then its connection")
    void takesNone() throws IOException {
        Await.until("the stream is given up", () -> streams() == 0);
        signals.moves(learner, 1);
        Gateway.raw().get("/openapi").then().statusCode(200);

        assertThat(events(null)).contains("retry: ").doesNotContain("event: ").doesNotEndWith("\r\n0" + RawHttp.END);
    }

    @Test
    @DisplayName("gets what has happened meanwhile as one event")
    void folded() throws IOException {
        for (int version = 1; version <= LAST; version++) {
            int questions = signals.questions();
            signals.moves(learner, version);
            Await.until("it is known here", () -> signals.questions() > questions);
        }

        String events = events("{\"progressVersion\":" + LAST + "}");

        assertThat(streams()).isEqualTo(1);
        assertThat(events.split("event: progress", -1)).hasSizeLessThan(4);
    }
}
