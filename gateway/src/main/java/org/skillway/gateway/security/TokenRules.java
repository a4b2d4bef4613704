package org.skillway.gateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses what the JWT library lets pass: a subject that cannot be a learner id, and a token from the future. */
@ApplicationScoped
class TokenRules implements SecurityIdentityAugmentor {

    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    /** Stands for whoever asks, so it is nobody's name. */
    private static final String ME = "me";

    private final Clock clock;
    private final int skewSeconds;

    TokenRules(Clock clock, @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds) {
        this.clock = clock;
        this.skewSeconds = skewSeconds;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && !accept(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().item(identity);
    }

    boolean accept(JsonWebToken token) {
        return names(token) && !isFromTheFuture(token);
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
}
