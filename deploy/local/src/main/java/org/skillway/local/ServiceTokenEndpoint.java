package org.skillway.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Client credentials for a token that lets a service follow another one (RFC 6749, sections 2.3.1, 3.3, 4.4 and 5). */
final class ServiceTokenEndpoint {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> EVERY_CLIENT = Set.of(Tokens.FOLLOW_SCOPE);
    private static final Map<String, Set<String>> SCOPES =
            Map.of(Services.GATEWAY_CLIENT, Set.of(Tokens.FOLLOW_SCOPE, Tokens.PROGRESS_SCOPE));

    private final Tokens tokens;
    private final Map<String, String> secrets;

    ServiceTokenEndpoint(Tokens tokens, Map<String, String> secrets) {
        this.tokens = tokens;
        this.secrets = secrets;
    }

    private record Credentials(String client, String secret) {}

    Reply answer(String contentType, String authorization, String body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Reply.error(400, "invalid_request", "The request body must be " + FORM + ".");
        }
        try {
            Parameters form = Parameters.parse(body);
            Credentials credentials = credentials(form, authorization);
            if (!known(credentials)) {
                Reply refused = Reply.error(401, "invalid_client", "The client or its secret is wrong or missing.");
                return refused.with("WWW-Authenticate", "Basic realm=\"skillway\"");
            }
            return grant(form, credentials.client);
        } catch (IllegalArgumentException e) {
            return Reply.error(400, "invalid_request", e.getMessage());
        }
    }

    private Reply grant(Parameters form, String client) {
        String grant = form.value("grant_type").orElse("");
        if (grant.isEmpty()) {
            return Reply.error(400, "invalid_request", "The parameter grant_type is missing.");
        }
        if (!grant.equals("client_credentials")) {
            return Reply.error(400, "unsupported_grant_type", "The only grant here is client_credentials.");
        }
        String scope = form.value("scope").orElse(Tokens.FOLLOW_SCOPE);
        Set<String> scopes = SCOPES.getOrDefault(client, EVERY_CLIENT);
        if (!scopes.containsAll(List.of(scope.split(" ", -1)))) {
            return Reply.error(
                    400, "invalid_scope", "The scopes of this client are " + String.join(", ", scopes) + ".");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", tokens.service(client, scope));
        members.put("token_type", "Bearer");
        members.put("expires_in", Tokens.SERVICE_LIFETIME.toSeconds());
        members.put("scope", scope);
        return Reply.token(members);
    }

    private boolean known(Credentials credentials) {
        String secret = secrets.get(credentials.client);
        return secret != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), credentials.secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Credentials credentials(Parameters form, String authorization) {
        if (authorization == null) {
            return new Credentials(
                    form.value("client_id").orElse(""),
                    form.value("client_secret").orElse(""));
        }
        if (form.value("client_secret").isPresent()) {
            throw new IllegalArgumentException("The client names its secret twice, in the header and in the body.");
        }
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new Credentials("", "");
        }
        String pair =
                new String(Base64.getDecoder().decode(authorization.substring(6).trim()), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return new Credentials("", "");
        }
        return new Credentials(
                Parameters.decode(pair.substring(0, colon)), Parameters.decode(pair.substring(colon + 1)));
    }
}
