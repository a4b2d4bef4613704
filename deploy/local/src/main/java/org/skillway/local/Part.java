package org.skillway.local;

import java.nio.file.Path;

/** A process of the stack that the launcher starts, watches and stops. */
interface Part {

    String name();

    /** Starts it, or throws a {@link Refusal} that says why not. A part that died can be started again. */
    void start();

    /** Stops it if it runs: asks first, and kills after a bounded wait. */
    void stop();

    boolean alive();

    boolean ready();

    /** What the state file tells about it. */
    StackState.Entry entry();

    Path log();
}
