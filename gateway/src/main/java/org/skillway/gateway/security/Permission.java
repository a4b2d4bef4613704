package org.skillway.gateway.security;

import java.util.List;
import java.util.Locale;

/**
 * Who may call an operation of the gateway's own: the one table from which the check before each operation, the security of
 * the OpenAPI document and the page of permissions come. What is passed on is checked by the service that answers it. So is
 * who sees a learner's progress: progress-service is asked with the caller's own token, or answers for each of several.
 */
public enum Permission {
    EVERYBODY("Everybody, signed in or not."),
    WHO_IS_SIGNED_IN("Any learner, instructor or admin.", Permission.LEARNER, Permission.INSTRUCTOR, Permission.ADMIN),
    WHO_SEES_ALL(
            "The learner, an instructor to whom the learner has granted it, or an admin.",
            Permission.LEARNER,
            Permission.INSTRUCTOR,
            Permission.ADMIN),
    INSTRUCTORS("Any instructor or admin.", Permission.INSTRUCTOR, Permission.ADMIN);

    private static final String LEARNER = "learner";
    private static final String INSTRUCTOR = "instructor";
    private static final String ADMIN = "admin";

    private final String who;

    @SuppressWarnings("ImmutableEnumChecker") // Never changed.
    private final List<String> roles;

    Permission(String who, String... roles) {
        this.who = who;
        this.roles = List.of(roles);
    }

    /** Who that is, as a sentence. */
    public String who() {
        return who;
    }

    /** Any one of these a token has to have; without any, none is asked for. */
    public List<String> roles() {
        return roles;
    }

    /** As it stands in documents. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
