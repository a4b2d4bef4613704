package org.skillway.catalog.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where somebody would be believed who is no OpenID provider of whoever runs this. */
@ApplicationScoped
class ProviderCheck {

    private static final int BEFORE_ALL_OTHERS = Interceptor.Priority.PLATFORM_BEFORE;

    private final ProviderSettings settings;

    ProviderCheck(
            IdentityConfig config,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<Set<String>> audiences,
            @ConfigProperty(name = "mp.jwt.verify.publickey.algorithm") Optional<Set<String>> algorithms) {
        this.settings = new ProviderSettings(
                config.local(),
                issuer.orElse(""),
                keys.orElse(""),
                audiences.orElse(Set.of()),
                algorithms.orElse(Set.of()));
    }

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
        settings.fault().ifPresent(why -> {
            // Of all exceptions this one ends a start with its message alone.
            throw new ConfigurationException(why);
        });
    }
}
