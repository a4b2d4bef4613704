package org.skillway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An OpenID issuer of the tests' own: a fresh key, its JWKS over HTTP, and a token endpoint for client credentials.
 * {@link Tokens} signs with the same key.
 */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("test-1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://localhost:" + server.getAddress().getPort();
            // Test classes and test resources live in different class loaders; a system property reaches both.
            System.setProperty(Tokens.KEY_PROPERTY, key.toJSONString());
            System.setProperty(Tokens.ISSUER_PROPERTY, issuer);
            server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key).toString(true)));
            server.createContext(
                    "/token",
                    exchange -> answer(
                            exchange,
                            "{\"access_token\":\"" + Tokens.service(scope(exchange))
                                    + "\",\"token_type\":\"Bearer\",\"expires_in\":600}"));
            server.start();
            return Map.of(
                    "mp.jwt.verify.issuer",
                    issuer,
                    "mp.jwt.verify.publickey.location",
                    issuer + "/jwks",
                    "mp.jwt.verify.audiences",
                    "skillway",
                    // Also a packaged service believes one that speaks plain HTTP.
                    "skillway.identity.local",
                    "true",
                    "skillway.token.url",
                    issuer + "/token",
                    "skillway.token.client-id",
                    "test",
                    "skillway.token.client-secret",
                    "client-secret-of-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** As it is asked for. */
    private static String scope(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(form.split("&", -1))
                .filter(parameter -> parameter.startsWith("scope="))
                .map(parameter -> URLDecoder.decode(parameter.substring("scope=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
