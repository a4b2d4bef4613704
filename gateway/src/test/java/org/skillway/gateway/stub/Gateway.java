package org.skillway.gateway.stub;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.skillway.testkit.Tokens;

/** The gateway under test, as a client sees it. */
public final class Gateway {

    public static final String ROLE = "/api/v1/learners/%s/roles/%s";

    private Gateway() {}

    /** A request whose path goes out as it is written, and whose answer is to come as it is, not compressed. */
    public static RequestSpecification raw() {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .urlEncodingEnabled(false);
    }

    public static RequestSpecification learner(String subject) {
        return raw().header("Authorization", "Bearer " + Tokens.learner(subject));
    }

    public static Response roleOf(String subject, String role) {
        return learner(subject).get(ROLE.formatted("me", role));
    }

    /** Waits until combined answers are computed from this revision. */
    public static void awaitRevision(long revision) {
        Await.until("graph at revision " + revision, () -> Long.toString(revision)
                .equals(roleOf("somebody", "web-developer").header("Skillway-Catalog-Revision")));
    }
}
