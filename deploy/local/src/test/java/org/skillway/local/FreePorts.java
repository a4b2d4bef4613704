package org.skillway.local;

import java.util.SplittableRandom;

/** Port bases of which every port is free at the moment, away from those that people use. */
final class FreePorts {

    private static final SplittableRandom RANDOM =
            new SplittableRandom(ProcessHandle.current().pid() * 31 + System.nanoTime());

    private FreePorts() {}

    static Ports find() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Ports ports = new Ports(RANDOM.nextInt(20_000, 30_000));
            if (free(ports)) {
                return ports;
            }
        }
        throw new IllegalStateException("No free ports on this machine");
    }

    private static boolean free(Ports ports) {
        try {
            ports.requireFree(true);
            return true;
        } catch (Refusal taken) {
            return false;
        }
    }
}
