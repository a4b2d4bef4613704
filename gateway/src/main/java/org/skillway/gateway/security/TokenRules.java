package org.skillway.gateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses what the JWT library lets pass: a subject that cannot be a learner id, a token from the future, one that was not
 * made for access, and one that was given to a client that is not named.
 */
@ApplicationScoped
class TokenRules implements SecurityIdentityAugmentor {

    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    /** Stands for whoever asks, so it is nobody's name. */
    private static final String ME = "me";

    private final Clock clock;
    private final int skewSeconds;
    private final IdentityConfig config;

    TokenRules(Clock clock, @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds, IdentityConfig config) {
        this.clock = clock;
        this.skewSeconds = skewSeconds;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && !accept(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().item(identity);
    }

    boolean accept(JsonWebToken token) {
        return names(token) && !isFromTheFuture(token) && isForAccess(token) && isOfAnAuthorizedParty(token);
    }

    private static boolean names(JsonWebToken token) {
        String subject = token.getSubject();
        return subject != null
                && !subject.equals(ME)
                && SUBJECT.matcher(subject).matches();
    }

    private boolean isFromTheFuture(JsonWebToken token) {
        return token.getIssuedAtTime() > clock.instant().getEpochSecond() + skewSeconds;
    }

    /**
     * Keycloak says in a claim what kind of token it is. An ID token has hashes of what was given beside it, a logout token
     * tells events, and a token that is bound to a key ("cnf") is worth nothing without that, which nobody shows here.
     */
    private static boolean isForAccess(JsonWebToken token) {
        Object type = token.getClaim("typ");
        return (type == null || type.equals("Bearer"))
                && Stream.of("at_hash", "c_hash", "s_hash", "events", "cnf").noneMatch(token::containsClaim);
    }

    private boolean isOfAnAuthorizedParty(JsonWebToken token) {
        if (config.authorizedParties().isEmpty()) {
            return true;
        }
        Object party = token.containsClaim("azp") ? token.getClaim("azp") : token.getClaim("client_id");
        return party instanceof String client
                && config.authorizedParties().get().contains(client);
    }
}
