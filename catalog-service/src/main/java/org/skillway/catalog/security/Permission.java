package org.skillway.catalog.security;

import java.util.List;
import java.util.Locale;

/**
 * Who may call an operation: the one table from which the check before each operation, the security of the OpenAPI document
 * and the page of permissions come. Who owns what is asked about is looked up where it is read or changed, in the same
 * transaction ({@code Ownership}).
 */
public enum Permission {
    EVERYBODY("Everybody, signed in or not."),
    INSTRUCTORS("Any instructor or admin.", Roles.INSTRUCTOR, Roles.ADMIN),
    OWNERS("The instructors who own it, or an admin.", Roles.INSTRUCTOR, Roles.ADMIN),
    DRAFT_OWNERS(
            "The instructors whose draft or proposal it is, or an admin; to other instructors it is not there.",
            Roles.INSTRUCTOR,
            Roles.ADMIN),
    IMPORT_OWNERS(
            "The instructor who began the import, or an admin; to other instructors it is not there.",
            Roles.INSTRUCTOR,
            Roles.ADMIN),
    ADMINS("An admin.", Roles.ADMIN),
    FOLLOWERS("A service with the scope `catalog:follow`.", Roles.FOLLOWS_CATALOG);

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
