package org.skillway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Crowd;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** The keys of the issuer stand at an address that takes connections and says nothing. */
@QuarkusTest
@TestProfile(IssuerIsSilentTest.NoKeys.class)
@DisplayName("While the keys of tokens cannot be fetched")
class IssuerIsSilentTest {

    private static final String SOCKET = "skillway.test.silent-issuer";

    public static class NoKeys implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SilentIssuer.class));
        }
    }

    /** Nobody accepts what the system takes in here. */
    public static class SilentIssuer implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                // The one place that test resources and tests both see.
                System.getProperties().put(SOCKET, silent);
                return Map.of(
                        "mp.jwt.verify.publickey.location", "http://localhost:" + silent.getLocalPort() + "/jwks");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int order() {
            return LAST;
        }

        @Override
        public void stop() {
            System.getProperties().remove(SOCKET);
        }
    }

    private static final int LAST = 100;

    /** Whoever still waits for the keys need not any longer: the gateway can end. */
    @AfterAll
    static void hangUp() throws IOException {
        if (System.getProperties().get(SOCKET) instanceof ServerSocket silent) {
            silent.close();
        }
    }

    @BeforeEach
    void servicesAreUp() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        ProgressStub.get().replies(Reply.json(200, "{}"));
    }

    @Test
    @DisplayName("combined answers are 503 issuer-unavailable in bounded time, and not 401: nobody shall sign in again")
    void combined() {
        List<HttpResponse<String>> answers = Crowd.of(
                        4, Gateway.ROLE.formatted("me", "web-developer"), Tokens.learner("anna"))
                .answers();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("\"code\":\"issuer-unavailable\"");
        });
    }

    @Test
    @DisplayName("what is passed through is, since the services verify tokens themselves")
    void passedThrough() {
        assertThat(Crowd.of(4, "/api/v1/roles", Tokens.learner("anna")).answers())
                .allMatch(answer -> answer.statusCode() == 200);
        Gateway.raw().get("/api/v1/roles").then().statusCode(200).body(equalTo("{}"));
    }
}
