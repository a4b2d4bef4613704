package org.skillway.gateway.live;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.Events;

/** The pages that a test has open, most of them on a learner of its own. */
final class Pages {

    // Of an id that has to be encoded.
    private final String learner = "live|" + UUID.randomUUID();
    private final List<Events> open = new CopyOnWriteArrayList<>();

    String learner() {
        return learner;
    }

    /** The learner's own. */
    Events open() {
        return kept(Events.of(learner));
    }

    /** Somebody's who follows the learner. */
    Events open(String token) {
        return kept(Events.open(RestAssured.port, learner.replace("|", "%7C"), token, Map.of()));
    }

    Events kept(Events page) {
        open.add(page);
        return page;
    }

    Events first() {
        return open.get(0);
    }

    void close() {
        open.forEach(Events::close);
    }

    void awaitNone(URI metrics) {
        Await.until("no stream is open", () -> given().get(metrics).asString().contains("skillway_live_streams 0.0"));
    }
}
