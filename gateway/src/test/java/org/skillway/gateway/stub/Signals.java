package org.skillway.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.skillway.gateway.stub.StubServer.Received;
import org.skillway.gateway.stub.StubServer.Reply;

/** Where the ledgers of a progress service of a test's own stand, and what it signals, as the contract has it. */
public final class Signals {

    private static final String END = "end";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final String LEDGER = "5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11";

    private final Map<String, Reply> answers = new ConcurrentHashMap<>();
    private final Map<String, String> moments = new ConcurrentHashMap<>();
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile String lastToken;
    private volatile String lastQuestion = "";
    private volatile boolean refusing;

    /** The learner's ledger stands at this version, and nobody is told. */
    public void movesUnheard(String learner, long version) {
        moments.put(
                learner,
                "{\"learner\":\"%s\",\"ledgerId\":\"%s\",\"version\":%d,\"later\":1}"
                        .formatted(learner, LEDGER, version));
    }

    public void moves(String learner, long version) {
        movesUnheard(learner, version);
        signal(learner);
    }

    /** Nothing is held of the learner any longer. */
    public void erase(String learner) {
        moments.remove(learner);
        signal(learner);
    }

    public void signal(String learner) {
        say("{\"line\":\"changed\",\"learners\":[\"" + hash(learner) + "\",\"AAAAAAAAAAA\"]}");
    }

    /** To all who listen; what comes in place of the data of one line. */
    public void say(String json) {
        streams.forEach(stream -> stream.add(json));
    }

    /** Ends all streams in good order. */
    public void end() {
        say(END);
    }

    /** What whoever asks about the learner with a token of their own is answered; null for where the ledger stands. */
    public void answers(String learner, Reply reply) {
        if (reply == null) {
            answers.remove(learner);
        } else {
            answers.put(learner, reply);
        }
    }

    /** Whether the next streams are refused with 503. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public int listening() {
        return streams.size();
    }

    /** How many streams have been asked for. */
    public int opened() {
        return opened.get();
    }

    /** How often versions of many have been asked for. */
    public int questions() {
        return questions.get();
    }

    /** The body of the last of them. */
    public String lastQuestion() {
        return lastQuestion;
    }

    public String lastToken() {
        return lastToken;
    }

    void stream(HttpExchange exchange, Received request) throws IOException {
        opened.incrementAndGet();
        lastToken = request.header("Authorization");
        if (refusing) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        BlockingQueue<String> lines = new LinkedBlockingQueue<>(List.of("{\"line\":\"anybody\"}"));
        streams.add(lines);
        try {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            String line = "";
            while (!END.equals(line)) {
                line = lines.poll(300, TimeUnit.MILLISECONDS);
                if (!END.equals(line)) {
                    String data = line == null ? "{\"line\":\"beat\"}" : line;
                    exchange.getResponseBody().write(("data:" + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            }
        } catch (InterruptedException e) {
            // The service dies.
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(lines);
        }
    }

    Reply versions(Received request) {
        lastQuestion = request.body();
        questions.incrementAndGet();
        List<String> items = QUOTED.matcher(request.body())
                .results()
                .map((MatchResult word) -> word.group(1))
                .filter(word -> !word.equals("learners"))
                .map(this::moment)
                .toList();
        return Reply.json(200, "{\"items\":[" + String.join(",", items) + "]}");
    }

    Reply version(String encodedLearner) {
        String learner = URLDecoder.decode(encodedLearner, StandardCharsets.UTF_8);
        return answers.getOrDefault(learner, Reply.json(200, moment(learner)));
    }

    private String moment(String learner) {
        return moments.getOrDefault(learner, "{\"learner\":\"%s\",\"version\":0}".formatted(learner));
    }

    private static String hash(String learner) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(learner.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
