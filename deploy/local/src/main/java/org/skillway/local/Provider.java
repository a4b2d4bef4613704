package org.skillway.local;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose tokens count on this stack: those of its own issuer, or of an OpenID provider that somebody wants to try.
 *
 * @param roles where tokens name the roles of their subject, with a slash between the members of objects
 * @param client as whom the services get tokens from a provider of one's own; at the stack's own issuer each is its own
 */
record Provider(
        String issuer, String jwks, String tokenEndpoint, String audience, String roles, Optional<Client> client) {

    /** Client credentials (RFC 6749, 4.4). */
    record Client(String id, String secret) {

        /** A record would print the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    static Provider ownOf(Ports ports) {
        String issuer = "http://localhost:" + ports.issuer();
        return new Provider(issuer, issuer + "/jwks", issuer + "/token", Tokens.AUDIENCE, "groups", Optional.empty());
    }

    /** Whether it is the stack's own. */
    boolean own() {
        return client.isEmpty();
    }

    int port() {
        URI address = URI.create(issuer);
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** What every service is told. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("MP_JWT_VERIFY_ISSUER", issuer);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", jwks);
        environment.put("MP_JWT_VERIFY_AUDIENCES", audience);
        environment.put("SMALLRYE_JWT_PATH_GROUPS", roles);
        return environment;
    }
}
