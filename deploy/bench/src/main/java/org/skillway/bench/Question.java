package org.skillway.bench;

import java.util.function.Supplier;

/**
 * What is asked for in one row of the table.
 *
 * @param paths another one each time
 * @param target what was promised of the answers
 * @param onFloor whether the floor can answer it too
 */
record Question(String name, Supplier<String> paths, Target target, boolean onFloor) {

    /**
     * What was promised of a row.
     *
     * @param ratio at least so much of the floor's answers per second; null: nothing was said
     * @param p99Millis 99 of 100 answers within this, where nobody else asks; null: nothing was said
     * @param p99AsFloor 99 of 100 answers within the time in which the floor has given as many
     */
    record Target(Double ratio, Integer p99Millis, boolean p99AsFloor) {

        Target(Double ratio, Integer p99Millis) {
            this(ratio, p99Millis, false);
        }

        static final Target NONE = new Target(null, null);
        static final Target HALF_OF_FLOOR = new Target(0.5, null);
        static final Target FAST = new Target(null, 50);
    }

    Supplier<Load.Request> requests() {
        return () -> Load.Request.read(paths.get());
    }

    /** The same, counted by everything too, which the floor does not do. */
    Question withFacets() {
        return new Question(
                name + ", facets",
                () -> paths.get() + "&facets=kind,skillKind,language,level,role,minutes",
                target,
                false);
    }
}
