package org.skillway.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An OpenID provider over https, as far as services ask one: keys, and tokens for machines. Signs by ES256. */
final class TlsProvider implements AutoCloseable {

    private static final String PASSWORD = "of-no-secret";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final HttpsServer server;
    private final Path store;
    private final ECKey key;

    private TlsProvider(HttpsServer server, Path store, ECKey key) {
        this.server = server;
        this.store = store;
        this.key = key;
    }

    static TlsProvider start() throws Exception {
        Path store = certificate();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        TlsProvider provider = new TlsProvider(
                server,
                store,
                new ECKeyGenerator(Curve.P_256).keyID("of-a-test").generate());
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(provider.key.toPublicJWK()).toString()));
        server.createContext("/token", provider::token);
        server.start();
        return provider;
    }

    /** For localhost, made by what every JDK has. */
    private static Path certificate() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("skillway-tls").resolve("provider.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "provider",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool makes no certificate");
        }
        return store;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** RFC 6749, 4.4, to whoever asks. */
    private void token(HttpExchange exchange) throws IOException {
        String form;
        try (InputStream body = exchange.getRequestBody()) {
            form = URLDecoder.decode(new String(body.readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
        String scope = Arrays.stream(form.split("&", -1))
                .filter(field -> field.startsWith("scope="))
                .map(field -> field.substring("scope=".length()))
                .findFirst()
                .orElse("");
        answer(
                exchange,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(signed(claims("services").claim("scope", scope)), LIFETIME.toSeconds()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String issuer() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** What makes a JVM believe its certificate. */
    String trust() {
        return "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    String person(String subject, String role) {
        return signed(claims(subject).claim("groups", List.of(role)));
    }

    private JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("skillway")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
