package org.skillway.progress.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A catalog that speaks the lines of the change feed (deploy/contract). Tests change it over HTTP through {@link Catalog},
 * since they live in another class loader, or see another process.
 */
public final class CatalogStub implements QuarkusTestResourceLifecycleManager {

    static final String URL_PROPERTY = "skillway.test.catalog";

    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<List<String>> revisions = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UUID epoch = UUID.randomUUID();
    private boolean down;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        publish(Stream.of("git", "python", "docker", "flask", "django")
                .map(key -> skill(key, "\"status\":\"published\""))
                .toList());
        publish(List.of(
                skill("svn", "\"status\":\"retired\""),
                skill("gti", "\"status\":\"merged\",\"mergedInto\":\"git-scm\""),
                skill("git-scm", "\"status\":\"merged\",\"mergedInto\":\"git\""),
                entity("module", "git-basics", "\"teaches\":[\"git\"],\"owners\":[\"owner\"]"),
                entity("course", "basics", "\"modules\":[\"git-basics\"],\"owners\":[\"owner\"]"),
                entity("role", "developer", "\"requirements\":[]")));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/internal/v1/feed", this::feed);
        server.createContext("/control", this::control);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        System.setProperty(URL_PROPERTY, url);
        return Map.of("skillway.catalog.url", url, "skillway.catalog.long-poll", "1s", "skillway.catalog.stall", "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String skill(String key, String members) {
        return "\"kind\":\"skill\",\"key\":\"" + key + "\"," + members
                + ",\"version\":1,\"skillKind\":\"tool\",\"titles\":{\"en\":\"A title\"},\"unheardOf\":[1]}";
    }

    private static String entity(String kind, String key, String members) {
        return "\"kind\":\"" + kind + "\",\"key\":\"" + key + "\",\"status\":\"published\",\"version\":1," + members
                + "}";
    }

    private synchronized long publish(List<String> entities) {
        long revision = revisions.size() + 1L;
        List<String> lines = entities.stream()
                .map(entity -> "{\"line\":\"entity\",\"revision\":" + revision + "," + entity)
                .toList();
        lines.forEach(this::keep);
        revisions.add(lines);
        notifyAll();
        return revision;
    }

    private void keep(String line) {
        int key = line.indexOf("\"key\":\"") + 7;
        current.put(line.substring(key, line.indexOf('"', key)), line);
    }

    /**
     * Commands: publish (body: one skill as "key members" a line), entity (the members of its line), epoch, restore (body: a
     * revision), fault, down (true or false), asked.
     */
    private void control(HttpExchange exchange) throws IOException {
        String command = exchange.getRequestURI().getPath().substring("/control/".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer;
        synchronized (this) {
            answer = switch (command) {
                case "publish" ->
                    Long.toString(publish(body.lines()
                            .map(line -> line.split(" ", 2))
                            .map(parts -> skill(parts[0], parts[1]))
                            .toList()));
                case "entity" -> Long.toString(publish(List.of(body)));
                case "epoch" -> {
                    epoch = UUID.randomUUID();
                    notifyAll();
                    yield epoch.toString();
                }
                case "restore" -> {
                    epoch = UUID.randomUUID();
                    revisions.subList(Integer.parseInt(body), revisions.size()).clear();
                    current.clear();
                    revisions.forEach(lines -> lines.forEach(this::keep));
                    notifyAll();
                    yield epoch.toString();
                }
                case "fault" -> {
                    faults.add(body);
                    notifyAll();
                    yield "";
                }
                case "down" -> {
                    down = Boolean.parseBoolean(body);
                    notifyAll();
                    yield "";
                }
                case "asked" -> String.join("\n", asked);
                default -> throw new IllegalArgumentException(command);
            };
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void feed(HttpExchange exchange) throws IOException {
        Map<String, String> query = Stream.of(
                        exchange.getRequestURI().getQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String answer;
        String fault;
        synchronized (this) {
            waitForNews(query);
            fault = down ? "error" : isDue(query) ? faults.remove(0) : "";
            asked.add(exchange.getRequestURI().getQuery() + " " + Integer.toHexString(authorization.hashCode()) + " "
                    + fault);
            answer = answer(query);
        }
        switch (fault) {
            case "" -> send(exchange, 200, answer);
            case "unauthorized" -> send(exchange, 401, "");
            case "error" -> send(exchange, 500, "");
            case "cut" -> send(exchange, 200, ghost(answer).substring(0, answer.lastIndexOf("{\"line\":\"commit\"")));
            case "torn" -> send(exchange, 200, answer.substring(0, answer.lastIndexOf("{\"line\":\"commit\"") + 15));
            case "count" -> send(exchange, 200, ghost(answer));
            case "foreign" ->
                send(
                        exchange,
                        200,
                        answer.replace(epoch.toString(), UUID.randomUUID().toString()));
            case "stall" -> stall(exchange, answer);
            default -> throw new IllegalArgumentException(fault);
        }
    }

    private void waitForNews(Map<String, String> query) {
        long until = System.nanoTime() + Long.parseLong(query.get("waitSeconds")) * 1_000_000_000L;
        try {
            while (!down && !isDue(query) && stands(query) == revisions.size() && System.nanoTime() < until) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the next answer goes wrong: what breaks off in a revision has to wait for one. */
    private boolean isDue(Map<String, String> query) {
        return !faults.isEmpty()
                && (!List.of("cut", "torn", "count").contains(faults.get(0)) || stands(query) < revisions.size());
    }

    /** Where the follower stands; -1 for nowhere. */
    private long stands(Map<String, String> query) {
        if (!epoch.toString().equals(query.get("epoch"))) {
            return -1;
        }
        long after = Long.parseLong(query.get("after"));
        return after <= revisions.size() ? after : -1;
    }

    private String answer(Map<String, String> query) {
        long after = stands(query);
        long head = revisions.size();
        StringBuilder lines =
                new StringBuilder("{\"line\":\"begin\",\"snapshot\":%s,\"epoch\":\"%s\",\"after\":%d,\"head\":%d}\n"
                        .formatted(after < 0, epoch, Math.max(after, 0), head));
        if (after < 0) {
            append(lines, head, List.copyOf(current.values()));
        }
        for (long revision = after + 1; after >= 0 && revision <= head; revision++) {
            append(lines, revision, revisions.get((int) revision - 1));
        }
        return lines.append("{\"line\":\"end\",\"revision\":" + head + "}\n").toString();
    }

    private static void append(StringBuilder lines, long revision, List<String> entities) {
        entities.forEach(entity -> lines.append(entity).append('\n'));
        lines.append("{\"line\":\"commit\",\"revision\":%d,\"entities\":%d}\n".formatted(revision, entities.size()));
    }

    /** The answer with one entity too many in its last revision. */
    private String ghost(String answer) {
        String ghost = "{\"line\":\"entity\",\"revision\":" + revisions.size() + ","
                + skill("ghost", "\"status\":\"published\"") + "\n";
        return answer.replaceFirst("(\\{\"line\":\"commit\"[^\n]*\n\\{\"line\":\"end\")", ghost + "$1");
    }

    private static void stall(HttpExchange exchange, String answer) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write(answer.substring(0, answer.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        body.flush();
        // Never closed: the follower has to let go by itself.
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        boolean packed =
                !text.isEmpty() && "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        if (packed) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : 0);
        // As the catalog does: a large answer begins before it is made to its end.
        try (OutputStream body =
                packed ? new GZIPOutputStream(exchange.getResponseBody()) : exchange.getResponseBody()) {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }
}
