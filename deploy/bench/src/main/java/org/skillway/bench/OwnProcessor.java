package org.skillway.bench;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * Leaves a processor to the gateway alone, and all others to what else is measured, the load included: what it then loses is lost
 * to its own threads, as where clients and databases are on other machines.
 */
final class OwnProcessor {

    private OwnProcessor() {}

    /** From now on, for as long as they all live. */
    static void giveToGateway(StackProcesses stack) throws IOException, InterruptedException {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        if (last == 0) {
            throw new IllegalStateException("There is one processor, which everything has to share");
        }
        set(ProcessHandle.current(), "0-" + (last - 1));
        for (ProcessHandle root : stack.roots().values()) {
            boolean gateway = root.pid() == stack.gateway().pid();
            for (ProcessHandle process :
                    Stream.concat(Stream.of(root), root.descendants()).toList()) {
                set(process, gateway ? Integer.toString(last) : "0-" + (last - 1));
            }
        }
    }

    /** Every thread of it, and whatever it starts from now on. */
    private static void set(ProcessHandle process, String list) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder(
                        "taskset", "--all-tasks", "--cpu-list", "--pid", list, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (taskset.waitFor() != 0 && process.isAlive()) {
            throw new IllegalStateException("taskset cannot tell " + process.pid() + " its processors");
        }
    }
}
