package org.skillway.gateway.planning;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.jboss.logging.Logger;

/**
 * Lets every other thread have a processor first, on Linux. There the JDK takes no notice of a thread's priority unless the
 * whole JVM is started for it; {@code setpriority(2)} sets that of the calling thread alone, and anybody may lower their own.
 */
final class Courtesy {

    private static final Logger LOG = Logger.getLogger(Courtesy.class);

    private static final int OF_A_PROCESS = 0;
    private static final int THE_CALLER = 0;

    /**
     * Nice values (sched(7)) go to 19. Beside one of 15 others have thirty times as much of a contested processor: they notice
     * nothing of it, and an ordinary plan still takes half a second there. Where others notice nothing of 19 either it takes two.
     */
    private static final int NICE = 15;

    private interface C extends Library {
        int setpriority(int which, int who, int nice);
    }

    private Courtesy() {}

    /** A thread that does so from its start. */
    static Thread thread(Runnable work, String name) {
        return new Thread(
                () -> {
                    stepBack();
                    work.run();
                },
                name);
    }

    private static void stepBack() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Native.load("c", C.class).setpriority(OF_A_PROCESS, THE_CALLER, NICE);
        } catch (LinkageError e) {
            LOG.warn("The priority of the threads that plan cannot be lowered: " + e.getMessage());
        }
    }
}
