package org.skillway.progress.security;

/** The groups that a token can put its subject in. */
public final class Roles {

    public static final String LEARNER = "learner";
    public static final String INSTRUCTOR = "instructor";
    public static final String ADMIN = "admin";

    /** The scope of a service that may import completions. */
    public static final String IMPORTS_COMPLETIONS = "scope:completions:import";

    /** The scope of a service that hears whose progress changes, and may ask for anybody's version. */
    public static final String FOLLOWS_PROGRESS = "scope:progress:follow";

    private Roles() {}
}
