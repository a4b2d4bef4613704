package org.skillway.local;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Mints the tokens of the local stack. */
final class Tokens {

    static final Duration DEMO_LIFETIME = Duration.ofHours(12);
    static final Duration SERVICE_LIFETIME = Duration.ofMinutes(10);
    static final String AUDIENCE = "skillway";
    static final String FOLLOW_SCOPE = "catalog:follow";
    static final String PROGRESS_SCOPE = "progress:follow";

    private static final String DEMO_CLIENT = "skillway-demo";
    private static final String DEMO_SCOPE = "skillway";
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final SigningKey key;
    private final String issuer;
    private final Clock clock;

    Tokens(SigningKey key, String issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    String issuer() {
        return issuer;
    }

    /** A person's token, which anyone on this machine may have: the local stack knows nobody's password. */
    String demo(String subject, Role role) {
        requireSubject(subject);
        return key.sign(claims(subject, DEMO_CLIENT, DEMO_SCOPE, DEMO_LIFETIME)
                .claim("groups", List.of(role.group()))
                .build());
    }

    /** A service's own token: no groups, so that it opens nothing but what its scope names. */
    String service(String client, String scope) {
        return key.sign(claims(client, client, scope, SERVICE_LIFETIME).build());
    }

    private JWTClaimsSet.Builder claims(String subject, String client, String scope, Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .claim("azp", client)
                .claim("scope", scope);
    }

    private static void requireSubject(String subject) {
        if (!PRINTABLE_ASCII.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "The subject must be 1 to 255 printable ASCII characters, without a blank at either end.");
        }
        if (subject.equals("me")) {
            throw new IllegalArgumentException(
                    "The subject \"me\" is refused: in paths it stands for whoever calls. Choose another one.");
        }
    }
}
