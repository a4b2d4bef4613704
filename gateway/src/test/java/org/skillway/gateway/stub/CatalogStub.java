package org.skillway.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A catalog of a test's own: the change feed as the contract has it, and one answer for everything else. */
public final class CatalogStub extends StubServer {

    /** How the next answers of the feed go wrong. */
    public enum Fault {
        NONE,
        REFUSES_TOKEN,
        FAILS,
        BREAKS_OFF,
        STALLS,
        MISCOUNTS,
        TALKS_NONSENSE
    }

    private static final Pattern REVISION = Pattern.compile("&revision=([0-9]+)");
    private static final Pattern PLACE = Pattern.compile("&epoch=([^&]+)&after=([0-9]+)");
    private static final long HOLD_NANOS = 1_000_000_000;
    private static CatalogStub running;

    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<List<String>> revisions = new ArrayList<>();
    private final Queue<Long> askedFor = new ConcurrentLinkedQueue<>();
    private volatile Fault fault = Fault.NONE;
    private volatile Function<Received, Reply> replies = request -> Reply.json(200, "{}");
    private volatile String lastToken;
    private String epoch = UUID.randomUUID().toString();

    private CatalogStub(int port) {
        super(port);
    }

    /** The catalog of the gateway under test, alive and without fault. */
    public static synchronized CatalogStub get() {
        int port = Integer.getInteger(ServicesResource.CATALOG_PORT);
        if (running == null || !running.isAt(port)) {
            running = new CatalogStub(port);
            running.publish(SampleCatalog.lines());
        }
        running.healthy();
        return running;
    }

    public void healthy() {
        fault = Fault.NONE;
        speak();
        start();
    }

    public synchronized void fault(Fault next) {
        fault = next;
        notifyAll();
    }

    public void replies(Reply next) {
        replies = request -> next;
    }

    /** What is answered from now on, by what is asked. */
    public void replies(Function<Received, Reply> next) {
        replies = next;
    }

    /** The token with which the feed was last asked for. */
    public String lastToken() {
        return lastToken;
    }

    /** Publishes states of entities as one revision, and answers its number. */
    public synchronized long publish(List<String> lines) {
        revisions.add(List.copyOf(lines));
        lines.forEach(line -> current.put(id(line), line));
        notifyAll();
        return revisions.size();
    }

    /** Publishes the sample as it was, and retires whatever tests have added to it. */
    public synchronized long onlySample() {
        Set<String> sample = SampleCatalog.lines().stream().map(CatalogStub::id).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>(SampleCatalog.lines());
        current.forEach((id, line) -> {
            if (!sample.contains(id) && !id.startsWith("skill/")) {
                lines.add(line.replace("\"status\":\"published\"", "\"status\":\"retired\""));
            }
        });
        return publish(lines);
    }

    /** As after a restore: the same content under another epoch, at revision 1 again. */
    public synchronized void restore() {
        epoch = UUID.randomUUID().toString();
        revisions.clear();
        revisions.add(List.copyOf(current.values()));
        notifyAll();
    }

    /** As after a restore from an older backup: the content of this revision, at this revision, under another epoch. */
    public synchronized void restore(long revision) {
        epoch = UUID.randomUUID().toString();
        revisions.subList((int) revision, revisions.size()).clear();
        current.clear();
        revisions.forEach(lines -> lines.forEach(line -> current.put(id(line), line)));
        notifyAll();
    }

    public synchronized long revision() {
        return revisions.size();
    }

    private static String id(String line) {
        Matcher matcher = Pattern.compile("\"kind\":\"([a-z]+)\",\"key\":\"([a-z0-9-]+)\"")
                .matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException(line);
        }
        return matcher.group(1) + "/" + matcher.group(2);
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        awaitSpeech();
        if (!request.uri().startsWith("/internal/v1/feed")) {
            reply(exchange, replies.apply(request));
            return;
        }
        lastToken = request.header("Authorization");
        Matcher place = PLACE.matcher(request.uri());
        if (place.find()) {
            awaitNews(Integer.parseInt(place.group(2)), place.group(1));
        }
        switch (fault) {
            case REFUSES_TOKEN -> reply(exchange, Reply.problem(401, "{}"));
            case FAILS -> reply(exchange, Reply.problem(500, "{}"));
            default -> {
                Matcher asked = REVISION.matcher(request.uri());
                if (!asked.find()) {
                    feed(exchange, lines(place.reset()));
                } else if (Long.parseLong(asked.group(1)) > revision()) {
                    reply(exchange, Reply.problem(400, "{}"));
                } else {
                    askedFor.add(Long.parseLong(asked.group(1)));
                    feed(exchange, snapshot(Integer.parseInt(asked.group(1))));
                }
            }
        }
    }

    /** The earlier revisions that were asked for, in order. */
    public List<Long> askedFor() {
        return List.copyOf(askedFor);
    }

    private void feed(HttpExchange exchange, List<String> lines) throws IOException {
        Fault now = fault;
        int last = now == Fault.BREAKS_OFF || now == Fault.STALLS ? lines.size() / 2 : lines.size();
        exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        if (packed) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = packed ? new GZIPOutputStream(exchange.getResponseBody(), true) : exchange.getResponseBody();
        for (String line : lines.subList(0, last)) {
            String sent =
                    switch (now) {
                        case MISCOUNTS -> line.replaceAll("\"entities\":[0-9]+", "\"entities\":9999");
                        case TALKS_NONSENSE -> line.substring(1);
                        default -> line;
                    };
            out.write((sent + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        if (now == Fault.STALLS) {
            fallSilent();
            awaitSpeech();
        }
        if (now != Fault.BREAKS_OFF) {
            out.close();
        }
    }

    private synchronized List<String> lines(Matcher place) {
        if (place.find() && place.group(1).equals(epoch) && Long.parseLong(place.group(2)) <= revisions.size()) {
            int after = Integer.parseInt(place.group(2));
            return changes(after);
        }
        return snapshot(revisions.size());
    }

    private synchronized List<String> snapshot(int revision) {
        Map<String, String> held = new LinkedHashMap<>();
        revisions.subList(0, revision).forEach(lines -> lines.forEach(line -> held.put(id(line), line)));
        List<String> lines = new ArrayList<>();
        lines.add("{\"line\":\"begin\",\"snapshot\":true,\"epoch\":\"%s\",\"after\":0,\"head\":%d}"
                .formatted(epoch, revision));
        lines.addAll(held.values());
        lines.add("{\"line\":\"commit\",\"revision\":%d,\"entities\":%d}".formatted(revision, held.size()));
        lines.add("{\"line\":\"end\",\"revision\":%d}".formatted(revision));
        return lines;
    }

    private synchronized void awaitNews(int after, String knownEpoch) {
        long until = System.nanoTime() + HOLD_NANOS;
        try {
            while (after == revisions.size()
                    && knownEpoch.equals(epoch)
                    && fault == Fault.NONE
                    && until > System.nanoTime()) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> changes(int after) {
        List<String> lines = new ArrayList<>();
        lines.add("{\"line\":\"begin\",\"snapshot\":false,\"epoch\":\"%s\",\"after\":%d,\"head\":%d}"
                .formatted(epoch, after, revisions.size()));
        for (int revision = after + 1; revision <= revisions.size(); revision++) {
            List<String> entities = revisions.get(revision - 1);
            lines.addAll(entities);
            lines.add("{\"line\":\"commit\",\"revision\":%d,\"entities\":%d}".formatted(revision, entities.size()));
        }
        lines.add("{\"line\":\"end\",\"revision\":%d}".formatted(revisions.size()));
        return lines;
    }
}
