package org.skillway.local;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands that the terminal's Ctrl-C and hang-up do not reach: these go to the whole foreground group, and would end the
 * services in no order before the launcher could end them in its own.
 */
final class Detached {

    // Ignored signals stay ignored across exec; setsid, where there is one, leaves the terminal altogether.
    private static final String SHELL =
            "trap '' INT HUP; if command -v setsid >/dev/null 2>&1; then exec setsid \"$0\" \"$@\"; else exec \"$0\" \"$@\"; fi";

    private Detached() {}

    /** The process id of what is started is that of the program itself. */
    static List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL));
        command.addAll(program);
        return command;
    }
}
