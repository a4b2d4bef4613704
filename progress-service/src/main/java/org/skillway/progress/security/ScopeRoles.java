package org.skillway.progress.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets a {@link Permission} name an OAuth scope (RFC 8693 {@code scope} claim). */
@ApplicationScoped
class ScopeRoles implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || !(token.getClaim("scope") instanceof String scopes)) {
            return Uni.createFrom().item(identity);
        }
        Set<String> roles = Arrays.stream(scopes.split(" "))
                .filter(scope -> !scope.isEmpty())
                .map(scope -> "scope:" + scope)
                .collect(Collectors.toUnmodifiableSet());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity).addRoles(roles).build());
    }
}
