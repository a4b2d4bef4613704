package org.skillway.system;

/** Everybody by whom the operations are tried. */
enum Caller {
    NOBODY,
    EXPIRED,
    THE_LEARNER,
    ANOTHER_LEARNER,
    WITH_A_GRANT,
    OWNER,
    ANOTHER_INSTRUCTOR,
    ADMIN,
    SERVICE,
    SERVICE_WITHOUT_SCOPE
}
