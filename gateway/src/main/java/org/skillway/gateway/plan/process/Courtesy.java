package org.skillway.gateway.plan.process;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets all others have a processor first, on Linux: each of its threads those of the gateway, and its session those of other processes,
 * since the kernel weighs sessions against each other before it looks at what is within them (autogroup in sched(7)). The JDK has no
 * word for either. Anybody may step back.
 */
final class Courtesy {

    private static final Path THREADS = Path.of("/proc/self/task");

    /** There is none where the kernel does not weigh sessions. */
    private static final Path SESSION = Path.of("/proc/self/autogroup");

    private static final int OF_A_THREAD = 0;

    /**
     * Nice values go to 19. Beside one of 15 others have thirty times as much of a contested processor: they notice nothing of it,
     * and an ordinary plan still takes half a second there. Where others notice nothing of 19 either it takes two.
     */
    private static final int NICE = 15;

    /** A third of what another session has: where strangers leave no processor idle, with 15 a plan was not made in a minute. */
    private static final int NICE_SESSION = 5;

    private interface C extends Library {
        int setsid();

        int setpriority(int which, int who, int nice);
    }

    private Courtesy() {}

    static void stepBack() throws IOException {
        if (!Platform.isLinux()) {
            return;
        }
        C c = Native.load("c", C.class);
        for (int thread : threads()) {
            c.setpriority(OF_A_THREAD, thread, NICE);
        }
        // Without a session of its own it would have that of whoever has started it step back.
        if (c.setsid() != -1 && Files.isWritable(SESSION)) {
            Files.writeString(SESSION, Integer.toString(NICE_SESSION));
        }
    }

    /** Those that it has already; each one to come is as the one that starts it. */
    private static List<Integer> threads() throws IOException {
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.map(thread -> Integer.valueOf(thread.getFileName().toString()))
                    .toList();
        }
    }
}
