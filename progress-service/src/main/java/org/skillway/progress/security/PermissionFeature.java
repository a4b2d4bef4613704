package org.skillway.progress.security;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the check of its {@link Permission} before every operation, by the method that was found for a request and not by its path,
 * which has more than one spelling. A service with an operation that has no permission does not start.
 */
@Provider
class PermissionFeature implements DynamicFeature {

    private final SecurityIdentity identity;
    private final LearnerAccess access;
    private final OpenedProgress opened;

    PermissionFeature(SecurityIdentity identity, LearnerAccess access, OpenedProgress opened) {
        this.identity = identity;
        this.access = access;
        this.opened = opened;
    }

    @Override
    public void configure(ResourceInfo operation, FeatureContext features) {
        Permit permit = operation.getResourceMethod().getAnnotation(Permit.class);
        if (permit == null) {
            throw new IllegalStateException("Nobody has said who may call " + operation.getResourceMethod());
        }
        if (permit.value().isAboutLearner()
                && !path(operation).contains("{" + PermissionFilter.LEARNER_PARAMETER + "}")) {
            throw new IllegalStateException("No learner stands in the path of " + operation.getResourceMethod());
        }
        if (!permit.value().roles().isEmpty()) {
            if (!operation.getResourceClass().isAnnotationPresent(Authenticated.class)) {
                throw new IllegalStateException("Tokens are not asked for before " + operation.getResourceMethod());
            }
            features.register(new PermissionFilter(permit.value(), identity, access, opened));
        }
    }

    private static String path(ResourceInfo operation) {
        return Stream.of(operation.getResourceClass(), operation.getResourceMethod())
                .map(place -> place.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .collect(Collectors.joining());
    }
}
