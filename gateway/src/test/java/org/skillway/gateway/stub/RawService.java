package org.skillway.gateway.stub;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service that answers with bytes as a test has them, right or wrong, and that ends connections as it likes. */
public final class RawService implements Closeable {

    /** Instead of an answer: ends the connection. */
    public static final String HANG_UP = "";

    /** At the end of an answer: the connection ends with it. */
    public static final String THEN_HANG_UP = "\u0000end";

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final ServerSocket server;
    private final Function<String, String> answers;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Thread accepting;

    private RawService(int port, Function<String, String> answers) {
        this.answers = answers;
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
    public static RawService insteadOf(ProgressStub progress, Function<String, String> answers) {
        progress.die();
        return new RawService(Integer.getInteger(ServicesResource.PROGRESS_PORT), answers);
    }

    /** The heads of requests that have come in, oldest first. */
    public List<String> received() {
        return List.copyOf(received);
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
        Thread thread = new Thread(task, "raw-service");
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
            for (String head = head(connection); !head.isEmpty(); head = head(connection)) {
                received.add(head);
                String answer = answers.apply(head);
                if (answer.equals(HANG_UP)) {
                    return;
                }
                boolean last = answer.endsWith(THEN_HANG_UP);
                String bytes = last ? answer.substring(0, answer.length() - THEN_HANG_UP.length()) : answer;
                connection.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
                if (last) {
                    return;
                }
            }
        } catch (IOException e) {
            // The gateway has ended the connection, or the test has.
        }
    }

    private static String head(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf(RawHttp.END) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }
}
