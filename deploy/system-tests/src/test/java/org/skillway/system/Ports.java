package org.skillway.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports at which nobody listens, and from which nobody connects: whoever ends and starts again finds its own free. The stacks
 * of {@link Skillway} have others.
 */
final class Ports {

    private static final int FIRST = 12_000;
    private static final int LAST = 20_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() * 31 % (LAST - FIRST) / 2));

    private Ports() {}

    static int free() {
        while (true) {
            int port = NEXT.getAndIncrement();
            if (port > LAST) {
                throw new IllegalStateException("No free ports");
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody's; the next may be nobody's.
            }
        }
    }
}
