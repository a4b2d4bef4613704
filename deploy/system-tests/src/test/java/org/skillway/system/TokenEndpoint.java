package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The token endpoint of a realm of Keycloak (RFC 6749, 3.2). */
record TokenEndpoint(String address, HttpClient http) {

    static final ObjectMapper JSON = new ObjectMapper();

    static TokenEndpoint of(String issuer) {
        return new TokenEndpoint(issuer + "/protocol/openid-connect/token", HttpClient.newHttpClient());
    }

    /** What it answers, an error too. */
    JsonNode ask(Map<String, String> form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    /** A token of a machine's own (RFC 6749, 4.4). */
    String ofMachine(String client, String scope) throws IOException, InterruptedException {
        JsonNode answer = ask(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                "secret-of-a-test",
                "scope",
                scope));
        if (!answer.hasNonNull("access_token")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("access_token").asText();
    }

    JsonNode refreshed(String client, String refreshToken) throws IOException, InterruptedException {
        return ask(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
