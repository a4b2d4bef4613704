package org.skillway.gateway.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A progress service of a test's own: learners' standings, and one answer for everything else. */
public final class ProgressStub extends StubServer {

    private static final String NOTHING = "{\"learner\":\"%s\",\"version\":0,\"skills\":[]}";
    private static final String STANDING = """
            {"learner":"%s","ledgerId":"5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11","version":%d,
             "catalogRevision":1,"later":true,"skills":[%s]%s}""";
    private static final String VERSION_PATH = "/internal/v1/learners/(.*)/version";
    private static final JsonMapper JSON = new JsonMapper();
    private static ProgressStub running;

    private final Signals signals = new Signals();
    private final Map<String, Reply> standings = new ConcurrentHashMap<>();
    private final Map<String, Reply> told = new ConcurrentHashMap<>();
    private final Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger standingCalls = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile int refusalsStatus = 204;
    private volatile Reply reply = Reply.json(200, "{}");

    private ProgressStub(int port) {
        super(port);
    }

    /** The progress service of the gateway under test, alive. */
    public static synchronized ProgressStub get() {
        int port = Integer.getInteger(ServicesResource.PROGRESS_PORT);
        if (running == null || !running.isAt(port)) {
            running = new ProgressStub(port);
        }
        running.speak();
        running.start();
        return running;
    }

    /** What this service signals, and where ledgers stand. */
    public Signals signals() {
        return signals;
    }

    public void replies(Reply next) {
        reply = next;
    }

    /** @param encodedLearner as it has to stand in the path */
    public void standing(String encodedLearner, Reply next) {
        standings.put("/internal/v1/learners/" + encodedLearner + "/standing", next);
    }

    /**
     * What is said from now on, and again to who asks for that version later.
     *
     * @param skills JSON objects, separated by commas
     */
    public void standing(String learner, long version, String skills) {
        standing(learner, version, skills, "");
    }

    /** @param more members, each after a comma: {@code ,"modules":[…]} */
    public void standing(String learner, long version, String skills, String more) {
        Reply reply = Reply.json(200, STANDING.formatted(learner, version, skills, more));
        standing(learner, reply);
        standingAt(learner, version, reply);
    }

    public void standingAt(String encodedLearner, long version, Reply next) {
        standings.put("/internal/v1/learners/" + encodedLearner + "/standing?version=" + version, next);
    }

    /** Says which version a time comes to, until a test says otherwise. */
    public void knownAt(String encodedLearner, String encodedTime, Reply next) {
        standings.put("/api/v1/learners/" + encodedLearner + "/goals?limit=1&asOf=" + encodedTime, next);
    }

    public static String completed(String key, String evidence, String happenedAt) {
        return "{\"key\":\"%s\",\"state\":\"completed\",\"evidence\":[\"%s\"],\"happenedAt\":\"%s\",\"recordedAt\":\"%s\"}"
                .formatted(key, evidence, happenedAt, happenedAt);
    }

    /** How many calls for standings have come, alone and together. */
    public int standingCalls() {
        return standingCalls.get();
    }

    /** The learners of each call for several standings, oldest first; {@code =} behind one that was known already. */
    public List<List<String>> batches() {
        return List.copyOf(batches);
    }

    /** The bodies with which refusals were reported and taken, oldest first. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** @param status with which reports of refusals are answered from now on: 204, or they are not taken */
    public void takesRefusals(int status) {
        refusalsStatus = status;
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        if (request.uri().equals("/internal/v1/signals")) {
            signals.stream(exchange, request);
            return;
        }
        if (request.uri().contains("/standing")) {
            standingCalls.incrementAndGet();
        }
        if (request.uri().equals("/internal/v1/standings")) {
            batch(exchange, request);
            return;
        }
        awaitSpeech();
        if (request.uri().equals("/internal/v1/refusals")) {
            int status = refusalsStatus;
            if (status == 204) {
                refusals.add(request.body());
            }
            reply(exchange, new Reply(status, Map.of(), ""));
        } else if (request.uri().equals("/internal/v1/versions")) {
            reply(exchange, signals.versions(request));
        } else if (request.uri().matches(VERSION_PATH)) {
            reply(exchange, signals.version(request.uri().replaceFirst(VERSION_PATH, "$1")));
        } else {
            Reply otherwise = request.uri().startsWith("/internal/") ? nothing() : reply;
            reply(exchange, standings.getOrDefault(request.uri(), otherwise));
        }
    }

    private static Reply nothing() {
        return Reply.json(200, NOTHING.formatted("somebody"));
    }

    // What is said is what holds when the call comes, however long the answer takes.
    private void batch(HttpExchange exchange, Received request) throws IOException {
        ArrayNode answers = JSON.createArrayNode();
        List<String> learners = new ArrayList<>();
        for (JsonNode item : JSON.readTree(request.body()).path("items")) {
            ObjectNode answer = item(item);
            answers.add(answer);
            learners.add(item.path("learner").asText() + (answer.path("status").asInt() == 304 ? "=" : ""));
        }
        batches.add(List.copyOf(learners));
        awaitSpeech();
        reply(exchange, Reply.json(200, "{\"items\":" + answers + "}"));
    }

    private ObjectNode item(JsonNode asked) throws IOException {
        String learner = asked.path("learner").asText();
        Reply now = standings.entrySet().stream()
                .filter(standing ->
                        standing.getKey().endsWith("/standing") && learner.equals(learnerOf(standing.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(ProgressStub::nothing);
        ObjectNode answer = JSON.createObjectNode();
        // Tests say different things of one learner at one version, so that alone is not what the gateway knows.
        if (now.status() == 200 && asked.has("known") && now.equals(told.put(learner, now))) {
            return answer.put("status", 304);
        }
        told.put(learner, now);
        answer.put("status", now.status()).set("headers", JSON.valueToTree(now.headers()));
        answer.set(
                "body",
                isJson(now) ? JSON.readTree(now.body()) : JSON.getNodeFactory().textNode(now.body()));
        return answer;
    }

    private static boolean isJson(Reply reply) {
        return reply.headers().getOrDefault("Content-Type", "").endsWith("json");
    }

    private static String learnerOf(String uri) {
        String encoded = uri.substring("/internal/v1/learners/".length(), uri.length() - "/standing".length());
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
