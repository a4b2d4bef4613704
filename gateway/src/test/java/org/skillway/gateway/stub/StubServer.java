package org.skillway.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service that answers what a test tells it to, and that can be slow, speechless or gone. */
public abstract class StubServer {

    static {
        // Else the JDK closes connections after half a minute, at times in the face of a write, which is not sent
        // again.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
    }

    /** What a request looked like when it arrived. */
    public record Received(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** An answer to give; {@code Content-Type} and others in {@code headers}. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply json(int status, String json) {
            return new Reply(status, Map.of("Content-Type", "application/json"), json);
        }

        public static Reply problem(int status, String json) {
            return new Reply(status, Map.of("Content-Type", "application/problem+json"), json);
        }
    }

    private final int port;
    private final ConcurrentLinkedDeque<Received> received = new ConcurrentLinkedDeque<>();
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile boolean silentInBody;
    private HttpServer server;
    private ExecutorService threads;

    protected StubServer(int port) {
        this.port = port;
        start();
    }

    /** Whether it is that of the gateway under test now, and not of one before. */
    protected final boolean isAt(int otherPort) {
        return port == otherPort;
    }

    /** Answers, or breaks off. */
    protected abstract void answer(HttpExchange exchange, Received request) throws IOException;

    /** Comes (back) to life. */
    public final synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "stub-" + port);
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dies: connections break, new ones are refused. */
    public final synchronized void die() {
        if (server != null) {
            silence.countDown();
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    /** Takes requests and says nothing until {@link #speak}. */
    public final void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public final void speak() {
        silentInBody = false;
        silence.countDown();
    }

    /** Sends half of the next bodies and then nothing until {@link #speak}. */
    public final void fallSilentInBody() {
        fallSilent();
        silentInBody = true;
    }

    public final Received lastReceived() {
        return received.peekLast();
    }

    public final int receivedCount() {
        return received.size();
    }

    /** Waits while the service is silent, at most half a minute. */
    protected final void awaitSpeech() {
        if (!silentInBody) {
            awaitWord();
        }
    }

    private void awaitWord() {
        try {
            silence.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    protected final void reply(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), none ? -1 : body.length);
        if (!none) {
            try (OutputStream out = exchange.getResponseBody()) {
                int half = silentInBody ? body.length / 2 : body.length;
                out.write(body, 0, half);
                if (half < body.length) {
                    out.flush();
                    awaitWord();
                    out.write(body, half, body.length - half);
                }
            }
        }
    }

    /** Whether the gateway asks this for itself, at times that no test knows. */
    private static boolean inBackground(Received request) {
        return request.uri().startsWith("/internal/v1/feed")
                || request.uri().equals("/internal/v1/signals")
                || request.uri().equals("/internal/v1/versions")
                || request.uri().equals("/internal/v1/refusals");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!inBackground(request)) {
                received.add(request);
            }
            answer(exchange, request);
        } finally {
            exchange.close();
        }
    }
}
