package org.skillway.system;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tokens that the issuer has signed, and that are for somebody else, for something else, or of another time. */
final class Misissued {

    private final Forger forger;
    private final Map<String, String> made = new LinkedHashMap<>();
    private final long now = Instant.now().getEpochSecond();

    Misissued(Forger forger) {
        this.forger = forger;
    }

    Map<String, String> all() {
        audiences();
        issuers();
        times();
        subjects();
        kinds();
        return made;
    }

    private void with(String name, Consumer<Map<String, Object>> otherwise) {
        made.put(name, forger.honest(otherwise));
    }

    private void audiences() {
        with("another audience", claims -> claims.put("aud", "another-application"));
        with("an audience that begins like ours", claims -> claims.put("aud", "skillway-of-others"));
        with("our audience in capitals", claims -> claims.put("aud", "SKILLWAY"));
        with("our audience within a longer text", claims -> claims.put("aud", "other skillway"));
        with("an empty list of audiences", claims -> claims.put("aud", List.of()));
        with("an audience that is an object", claims -> claims.put("aud", Map.of("skillway", true)));
        with("no audience", claims -> claims.remove("aud"));
    }

    private void issuers() {
        with("another issuer", claims -> claims.put("iss", "https://issuer.example"));
        with("the issuer with a slash at its end", claims -> claims.put("iss", claims.get("iss") + "/"));
        with(
                "the issuer in capitals",
                claims -> claims.put("iss", claims.get("iss").toString().replace("localhost", "LOCALHOST")));
        with(
                "the issuer by another name",
                claims -> claims.put("iss", claims.get("iss").toString().replace("localhost", "127.0.0.1")));
        with("the issuer in a list", claims -> claims.put("iss", List.of(claims.get("iss"))));
        with("no issuer", claims -> claims.remove("iss"));
    }

    private void times() {
        with("expired an hour ago", claims -> lives(claims, now - 4_200, now - 3_600));
        with("expired by more than clocks differ", claims -> lives(claims, now - 600, now - 7));
        with("expires before it is issued", claims -> lives(claims, now, now - 7));
        with("no expiry", claims -> claims.remove("exp"));
        with("expires in the year 9999", claims -> claims.put("exp", 253_402_300_799L));
        with("expires after more than a day", claims -> claims.put("exp", now + 86_400 + 60));
        with("expires at a text", claims -> claims.put("exp", Long.toString(now + 600)));
        with("expires at null", claims -> claims.put("exp", null));
        with("expires after all time", claims -> claims.put("exp", 1e300));
        with("expires before all time", claims -> claims.put("exp", -1));
        with("not valid yet", claims -> {
            claims.put("nbf", now + 3_600);
            claims.put("exp", now + 7_200);
        });
        with("not valid before a text", claims -> claims.put("nbf", "now"));
        with("issued in the future", claims -> lives(claims, now + 3_600, now + 7_200));
        with("issued at no time", claims -> claims.remove("iat"));
        with("issued at a text", claims -> claims.put("iat", Long.toString(now)));
        with("issued more than a day ago", claims -> lives(claims, now - 86_400 - 60, now + 600));
    }

    private static void lives(Map<String, Object> claims, long from, long to) {
        claims.put("iat", from);
        claims.put("exp", to);
    }

    private void subjects() {
        with("no subject", claims -> claims.remove("sub"));
        with("a subject of no characters", claims -> claims.put("sub", ""));
        with("the subject me", claims -> claims.put("sub", "me"));
        with("a subject that is a number", claims -> claims.put("sub", 42));
        with("a subject that is a list", claims -> claims.put("sub", List.of("anna")));
        with("a subject that is an object", claims -> claims.put("sub", Map.of("sub", "anna")));
        with("a subject that is null", claims -> claims.put("sub", null));
        with("a subject with a control character", claims -> claims.put("sub", "anna\u0000"));
        with("a subject with a line end", claims -> claims.put("sub", "anna\n"));
        with("a subject of other letters", claims -> claims.put("sub", "ანა"));
        with("a subject of 256 characters", claims -> claims.put("sub", "x".repeat(256)));
    }

    private void kinds() {
        with("an ID token of Keycloak", claims -> claims.put("typ", "ID"));
        with("an ID token with the hash of its access token", claims -> claims.put("at_hash", "x".repeat(22)));
        with("a refresh token of Keycloak", claims -> claims.put("typ", "Refresh"));
        with("an offline token of Keycloak", claims -> claims.put("typ", "Offline"));
        with(
                "a logout token",
                claims -> claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        with("one that is bound to a key", claims -> claims.put("cnf", Map.of("jkt", "x".repeat(43))));
    }
}
