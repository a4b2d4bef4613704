package org.skillway.gateway.stub;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service with an answer as large as a test likes, which knows how much of it has been taken. */
public final class LargeService implements Closeable {

    private static final int PART = 64 * 1024;
    private static final int STUCK_AFTER_MILLIS = 300;

    private final ServerSocket server;
    private final long length;
    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger answering = new AtomicInteger();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Thread accepting;
    private volatile long lastWrite = System.nanoTime();

    private LargeService(int port, long length) {
        this.length = length;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = inBackground(this::accept);
    }

    /** Takes the place of progress-service until it is closed; {@link ProgressStub#get()} brings that back. */
    public static LargeService insteadOf(ProgressStub progress, long length) {
        progress.die();
        return new LargeService(Integer.getInteger(ServicesResource.PROGRESS_PORT), length);
    }

    /** How many bytes of all answers have been taken from this service. */
    public long written() {
        return written.get();
    }

    /** How many answers are under way. */
    public int answering() {
        return answering.get();
    }

    /** Whether nothing has been taken for a while. */
    public boolean stuck() {
        return System.nanoTime() - lastWrite > STUCK_AFTER_MILLIS * 1_000_000L;
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // The port is free when nobody waits at it any longer.
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private static Thread inBackground(Runnable task) {
        Thread thread = new Thread(task, "large-service");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                inBackground(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed: that is its end.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (readHead(connection.getInputStream())) {
                answering.incrementAndGet();
                try {
                    answer(connection.getOutputStream());
                } finally {
                    answering.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // The gateway has ended the connection, or the test has.
        }
    }

    private void answer(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + RawHttp.END)
                .getBytes(StandardCharsets.US_ASCII));
        byte[] part = " ".repeat(PART).getBytes(StandardCharsets.US_ASCII);
        for (long left = length; left > 0; left -= PART) {
            out.write(part, 0, (int) Math.min(PART, left));
            written.addAndGet(PART);
            lastWrite = System.nanoTime();
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(RawHttp.END) < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        return true;
    }
}
