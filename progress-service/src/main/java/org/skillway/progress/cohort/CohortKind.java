package org.skillway.progress.cohort;

/** Whom a cohort is made of: those who have a role as a goal, have completed a module, are enrolled in a course. */
enum CohortKind {
    ROLE("goal-set"),
    MODULE("module-completed"),
    COURSE("enrolled");

    private final String membership;

    CohortKind(String membership) {
        this.membership = membership;
    }

    /** The kind of what stands for each of its members. */
    String membership() {
        return membership;
    }
}
