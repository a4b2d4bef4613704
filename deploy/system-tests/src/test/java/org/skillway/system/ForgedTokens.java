package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trick that is known, on every operation of the gateway and of the services behind it, open to anybody or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForgedTokens {

    private static final int TOGETHER = 50;

    private final List<String> askedElsewhere = new CopyOnWriteArrayList<>();
    private HttpServer elsewhere;
    private Forger forger;
    private Operations operations;

    /** Who has the key of the issuer whose tokens count. */
    abstract Forger forger() throws Exception;

    abstract Operations operations();

    /** Base address of progress-service. */
    abstract String progress();

    @BeforeAll
    void prepare() throws Exception {
        forger = forger();
        operations = operations();
        byte[] keys = new JWKSet(forger.foreignKey().toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            askedElsewhere.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    void stop() {
        elsewhere.stop(0);
    }

    @Test
    @DisplayName(
            "of the issuer's own key opens what can be read, so that the others are refused for what is wrong with them")
    void honest() throws InterruptedException {
        Stream<Operations.Operation> reads = operations.all().stream()
                .filter(operation -> operation.method().equals("GET"))
                // Streams have no end.
                .filter(operation -> !operation.address().getPath().matches(".*/(events|signals)"));

        List<Operations.Answer> answers = operations.ask(reads, forger.honest());

        assertThat(answers)
                .hasSizeGreaterThan(100)
                .noneMatch(answer -> answer.response().statusCode() == 401)
                .noneMatch(answer -> answer.response().statusCode() == 403);
        assertThat(answers)
                .filteredOn(answer -> answer.response().statusCode() == 200)
                .hasSizeGreaterThan(60);
    }

    Stream<Arguments> forged() throws JOSEException {
        String address = "http://localhost:" + elsewhere.getAddress().getPort();
        return arguments(new Forgeries(forger, address).all());
    }

    @ParameterizedTest(name = "with {0} is refused everywhere")
    @MethodSource("forged")
    void forgedIsRefused(String name, String token) throws InterruptedException {
        RefusedTokens.everywhere(operations, token);

        assertThat(askedElsewhere).isEmpty();
    }

    Stream<Arguments> misissued() {
        return arguments(new Misissued(forger).all());
    }

    @ParameterizedTest(name = "by the issuer with {0} is refused everywhere")
    @MethodSource("misissued")
    void misissuedIsRefused(String name, String token) throws InterruptedException {
        RefusedTokens.everywhere(operations, token);
    }

    @Test
    @DisplayName(
            "of that kind is refused also where the gateway passes on many together, and an honest one beside it is not")
    void together() throws Exception {
        List<String> tokens = Stream.of(forged(), misissued())
                .flatMap(all -> all)
                .map(each -> each.get()[1].toString())
                .toList();
        for (int from = 0; from < tokens.size(); from += TOGETHER) {
            List<String> some = tokens.subList(from, Math.min(from + TOGETHER, tokens.size()));
            List<Map<String, String>> items = Stream.concat(some.stream(), Stream.of(forger.honest()))
                    .map(token -> Map.of("token", token, "learner", "mallory"))
                    .toList();

            List<Integer> statuses = given().contentType("application/json")
                    .body(Map.of("items", items))
                    .post(progress() + "/internal/v1/standings")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.status");

            assertThat(statuses.subList(0, some.size())).containsOnly(401);
            assertThat(statuses.get(some.size())).isEqualTo(200);
        }
    }

    private static Stream<Arguments> arguments(Map<String, String> tokens) {
        return tokens.entrySet().stream().map(token -> Arguments.of(token.getKey(), token.getValue()));
    }
}
