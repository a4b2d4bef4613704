package org.skillway.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A progress service of a test's own: learners' standings, and one answer for everything else. */
public final class ProgressStub extends StubServer {

    private static final String NOTHING = "{\"learner\":\"%s\",\"version\":0,\"skills\":[]}";
    private static final String STANDING = """
            {"learner":"%s","ledgerId":"5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11","version":%d,
             "catalogRevision":1,"later":true,"skills":[%s]%s}""";
    private static final String VERSION_PATH = "/internal/v1/learners/(.*)/version";
    private static ProgressStub running;

    private final Signals signals = new Signals();
    private final Map<String, Reply> standings = new ConcurrentHashMap<>();
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

    public static String completed(String key, String evidence, String happenedAt) {
        return "{\"key\":\"%s\",\"state\":\"completed\",\"evidence\":[\"%s\"],\"happenedAt\":\"%s\",\"recordedAt\":\"%s\"}"
                .formatted(key, evidence, happenedAt, happenedAt);
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        if (request.uri().equals("/internal/v1/signals")) {
            signals.stream(exchange, request);
            return;
        }
        awaitSpeech();
        if (request.uri().equals("/internal/v1/versions")) {
            reply(exchange, signals.versions(request));
        } else if (request.uri().matches(VERSION_PATH)) {
            reply(exchange, signals.version(request.uri().replaceFirst(VERSION_PATH, "$1")));
        } else if (request.uri().startsWith("/internal/")) {
            reply(exchange, standings.getOrDefault(request.uri(), Reply.json(200, NOTHING.formatted("somebody"))));
        } else {
            reply(exchange, reply);
        }
    }
}
