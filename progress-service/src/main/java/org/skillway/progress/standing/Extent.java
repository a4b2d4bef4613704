package org.skillway.progress.standing;

/** How much is read beside what stands. */
enum Extent {
    STANDING,
    WITH_CATALOG,
    WITH_RECENT,
    WITH_PLANS
}
