package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Pages that go on reading at every door, and renew their tokens all the time: old ones and new ones, side by side. */
final class KeyRotationLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READERS = 3;
    private static final Set<String> READ =
            Set.of("/api/v1/learners/me", "/api/v1/learners/me/skills", "/api/v1/roles", "/api/v1/skills/git");

    private final Operations operations;
    private final TokenEndpoint endpoint;
    private final String page;
    private final List<Operations.Operation> reads;
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile String newestKey;
    private volatile boolean stopped;

    private KeyRotationLoad(Operations operations, TokenEndpoint endpoint, String page) {
        this.operations = operations;
        this.endpoint = endpoint;
        this.page = page;
        this.reads = operations.all().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> READ.contains(operation.address().getPath()))
                .toList();
    }

    /** @param tokens as the page got them */
    static KeyRotationLoad start(Operations operations, TokenEndpoint endpoint, String page, JsonNode tokens)
            throws ParseException {
        KeyRotationLoad load = new KeyRotationLoad(operations, endpoint, page);
        load.keep(tokens.path("access_token").asText());
        load.threads.execute(() -> load.renew(tokens.path("refresh_token").asText()));
        for (int i = 0; i < READERS; i++) {
            load.threads.execute(load::read);
        }
        return load;
    }

    private void keep(String token) throws ParseException {
        newestKey = SignedJWT.parse(token).getHeader().getKeyID();
        newest.put(newestKey, token);
    }

    private void renew(String refreshToken) {
        String next = refreshToken;
        try {
            while (!stopped) {
                JsonNode tokens = endpoint.refreshed(page, next);
                keep(tokens.path("access_token").asText());
                next = tokens.path("refresh_token").asText();
            }
        } catch (IOException | ParseException | InterruptedException e) {
            refused.add("No new token: " + e);
        }
    }

    /** With the newest token of each key that has signed one so far. */
    private void read() {
        try {
            while (!stopped) {
                for (String token : newest.values()) {
                    for (Operations.Answer answer : operations.ask(reads.stream(), token)) {
                        answered.incrementAndGet();
                        if (answer.response().statusCode() != 200) {
                            refused.add(answer.operation() + ": "
                                    + answer.response().statusCode() + " "
                                    + answer.response().body());
                        }
                    }
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            refused.add("No answer: " + e);
        }
    }

    void awaitRequests(int more) throws InterruptedException {
        int wanted = answered.get() + more;
        Skillway.waitUntil(more + " requests", PATIENCE, () -> answered.get() >= wanted || !refused.isEmpty());
    }

    void awaitTokensOf(int keys) throws InterruptedException {
        Skillway.waitUntil(keys + " keys", PATIENCE, () -> newest.size() >= keys || !refused.isEmpty());
        awaitRequests(100);
    }

    /** Whatever older keys have signed is not read with any longer. */
    void readsWithNewestKeyOnly() throws InterruptedException {
        newest.keySet().retainAll(Set.of(newestKey));
        awaitRequests(100);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
