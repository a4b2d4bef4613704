package org.skillway.catalog.security;

/** The groups that a token can put its subject in. */
public final class Roles {

    public static final String INSTRUCTOR = "instructor";
    public static final String ADMIN = "admin";

    /** The scope of a service that follows the catalog. */
    public static final String FOLLOWS_CATALOG = "scope:catalog:follow";

    private Roles() {}
}
