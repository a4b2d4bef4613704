package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a page who signs in at Keycloak: code flow (OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636). */
final class Browser {

    static final String BACK_AT_THE_PAGE = "http://localhost:5173/signed-in";

    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String issuer;
    private final String page;
    private final String verifier = "v".repeat(20) + UUID.randomUUID();

    /** @param page its client at the issuer */
    Browser(String issuer, String page) {
        this.issuer = issuer;
        this.page = page;
    }

    /** As the page sends the browser to sign in. */
    Map<String, String> question() {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", page);
        question.put("redirect_uri", BACK_AT_THE_PAGE);
        question.put("scope", "openid");
        question.put("state", UUID.randomUUID().toString());
        question.put("nonce", UUID.randomUUID().toString());
        question.put("code_challenge_method", "S256");
        question.put("code_challenge", challenge());
        return question;
    }

    private String challenge() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Forger.encoded(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> goTo(Map<String, String> question) throws IOException, InterruptedException {
        URI address = URI.create(issuer + "/protocol/openid-connect/auth?" + TokenEndpoint.encoded(question));
        return http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** Fills in the form; the code with which Keycloak sends the browser back. */
    String signsIn(String name) throws IOException, InterruptedException {
        Map<String, String> question = question();
        HttpResponse<String> shown = goTo(question);
        Matcher form = FORM.matcher(shown.body());
        if (!form.find()) {
            throw new IllegalStateException("No form to sign in: " + shown + shown.body());
        }
        // A browser trusts its own machine, and sends what is for secure connections to it over plain HTTP.
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        HttpRequest filled = HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        TokenEndpoint.encoded(Map.of("username", name, "password", name + "-password"))))
                .build();
        HttpResponse<String> back = http.send(filled, BodyHandlers.ofString());
        String location = back.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("Not sent back: " + back + back.body()));
        if (!location.startsWith(BACK_AT_THE_PAGE) || !location.contains("state=" + question.get("state"))) {
            throw new IllegalStateException("Sent elsewhere: " + location);
        }
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    JsonNode exchanges(String code) throws IOException, InterruptedException {
        return exchanges(code, verifier);
    }

    JsonNode exchanges(String code, String verifier) throws IOException, InterruptedException {
        return TokenEndpoint.of(issuer)
                .ask(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", page,
                        "redirect_uri", BACK_AT_THE_PAGE,
                        "code", code,
                        "code_verifier", verifier));
    }

    /** From the page to its tokens. */
    JsonNode tokens(String name) throws IOException, InterruptedException {
        JsonNode tokens = exchanges(signsIn(name));
        if (!tokens.hasNonNull("access_token")) {
            throw new IllegalStateException(tokens.toString());
        }
        return tokens;
    }
}
