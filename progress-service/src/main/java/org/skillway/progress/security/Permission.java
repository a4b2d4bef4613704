package org.skillway.progress.security;

import static org.skillway.progress.security.Roles.ADMIN;
import static org.skillway.progress.security.Roles.INSTRUCTOR;
import static org.skillway.progress.security.Roles.LEARNER;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.skillway.progress.security.LearnerAccess.Access;

/**
 * Who may call an operation: the one table from which the check before each operation, the security of the OpenAPI document
 * and the page of permissions come. A permission names the roles of a token, and where a learner's progress is opened, for whom.
 */
public enum Permission {
    LEARNER_ALONE("The learner, and nobody else.", LearnerAccess::own, LEARNER, INSTRUCTOR, ADMIN),
    LEARNER_OR_ADMIN("The learner, or an admin.", LearnerAccess::to, LEARNER, INSTRUCTOR, ADMIN),
    WHO_SEES_ALL(
            "The learner, an instructor to whom the learner has granted it, or an admin.",
            LearnerAccess::toSeeAll,
            LEARNER,
            INSTRUCTOR,
            ADMIN),
    WHO_SEES_A_PART(
            "The learner, an instructor to whom the learner has granted it, or an admin; and the owners of courses that the"
                    + " learner takes, who see what belongs to these.",
            LearnerAccess::toSee,
            LEARNER,
            INSTRUCTOR,
            ADMIN),
    WHO_MAY_ASSESS(
            "The learner, or an admin; and the owners of courses that the learner takes, for the skills that these teach.",
            LearnerAccess::toAssess,
            LEARNER,
            INSTRUCTOR,
            ADMIN),
    INSTRUCTORS("Any instructor or admin.", INSTRUCTOR, ADMIN),
    OWNERS("The owners of what is asked about, or an admin.", INSTRUCTOR, ADMIN),
    ADMINS("An admin.", ADMIN),
    IMPORTERS("An admin, or a service with the scope `completions:import`.", ADMIN, Roles.IMPORTS_COMPLETIONS),
    FOLLOWERS("A service with the scope `progress:follow`.", Roles.FOLLOWS_PROGRESS),
    /** Inside only: the body holds a token for each of many questions, and each of them is held against who sees all. */
    WHOEVER_THE_BODY_NAMES("Whoever the tokens in the body name.");

    private final String who;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a method.
    private final BiFunction<LearnerAccess, String, Access> opening;

    @SuppressWarnings("ImmutableEnumChecker") // Never changed.
    private final List<String> roles;

    Permission(String who, String... roles) {
        this(who, null, roles);
    }

    Permission(String who, BiFunction<LearnerAccess, String, Access> opening, String... roles) {
        this.who = who;
        this.opening = opening;
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

    /** Whether it opens the progress of the learner in the path. */
    boolean isAboutLearner() {
        return opening != null;
    }

    Access open(LearnerAccess access, String learner) {
        return opening.apply(access, learner);
    }

    /** As it stands in documents. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
