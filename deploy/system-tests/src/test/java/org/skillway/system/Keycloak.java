package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Keycloak of its own distribution, as a process, with the realm of {@code skillway-realm.json} and nothing from before. */
final class Keycloak implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("keycloak.home", "target/keycloak"));
    private static final Duration START = Duration.ofMinutes(3);
    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "password-of-a-test";
    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String base;

    private Keycloak(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static Keycloak start() throws IOException, InterruptedException {
        forget(HOME.resolve("data"));
        Path imported = Files.createDirectories(HOME.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak/skillway-realm.json")) {
            Files.copy(realm, imported.resolve("skillway-realm.json"));
        }
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + freePort());
        Map<String, String> environment = builder.environment();
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx448m");
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "keycloak.log").toFile())
                .start();
        Keycloak keycloak = new Keycloak(process, "http://localhost:" + port);
        try {
            Skillway.waitUntil("Keycloak is ready (target/keycloak.log)", START, keycloak::answers);
            return keycloak;
        } catch (AssertionError | IllegalStateException e) {
            keycloak.close();
            throw e;
        }
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String issuer() {
        return base + "/realms/skillway";
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended: target/keycloak.log says why");
        }
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An admin of Keycloak itself, which is another realm. */
    String adminToken() throws IOException, InterruptedException {
        return TokenEndpoint.of(base + "/realms/master")
                .ask(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMIN,
                        "password",
                        ADMIN_PASSWORD))
                .path("access_token")
                .asText();
    }

    /** Signs with a new key from now on, and still publishes the others. */
    void addKey(int priority) throws IOException, InterruptedException {
        addKey("rsa-generated", priority, "keySize", "2048");
    }

    /**
     * Publishes a key that the test has, and signs with the others as before.
     *
     * @return the same under the name that Keycloak has given it
     */
    RSAKey publish(RSAKey key) throws IOException, InterruptedException, ParseException, JOSEException {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.toPrivateKey().getEncoded());
        addKey("rsa", -1, "privateKey", "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
        HttpRequest keys = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/certs"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return JWKSet.parse(http.send(keys, BodyHandlers.ofString()).body()).getKeys().stream()
                .filter(each -> each instanceof RSAKey one && one.getModulus().equals(key.getModulus()))
                .findFirst()
                .map(each -> new RSAKey.Builder(key).keyID(each.getKeyID()).build())
                .orElseThrow();
    }

    private void addKey(String provider, int priority, String more, String value)
            throws IOException, InterruptedException {
        Map<String, List<String>> config = Map.of(
                "priority",
                List.of(Integer.toString(priority)),
                "enabled",
                List.of("true"),
                "active",
                List.of("true"),
                "algorithm",
                List.of("RS256"),
                more,
                List.of(value));
        HttpResponse<String> made = admin(
                "POST",
                "",
                Forger.json(Map.of(
                        "name",
                        provider + priority,
                        "parentId",
                        "skillway",
                        "providerId",
                        provider,
                        "providerType",
                        KEY_PROVIDER,
                        "config",
                        config)));
        require(made, 201);
    }

    /** Publishes no key of RSA for signatures any longer but those with this priority or a higher one. */
    void withdrawKeysBelow(int priority) throws IOException, InterruptedException {
        HttpResponse<String> listed = admin("GET", "?type=" + KEY_PROVIDER, "");
        require(listed, 200);
        for (JsonNode component : TokenEndpoint.JSON.readTree(listed.body())) {
            boolean lower = component.path("config").path("priority").path(0).asInt(0) < priority;
            if (component.path("providerId").asText().equals("rsa-generated") && lower) {
                require(admin("DELETE", "/" + component.path("id").asText(), ""), 204);
            }
        }
    }

    private HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/admin/realms/skillway/components" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
