package org.skillway.catalog.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.skillway.testkit.Tokens;

/** A follower by the words of the contract that is as unlucky as its seed has it. */
final class StormFollower {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI feed;
    private final ObjectMapper json;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Tokens.service("catalog:follow");
    private Map<String, JsonNode> held = new TreeMap<>();
    private String epoch;
    private String begun;
    private long revision = -1;
    private int snapshots;
    private int brokenOff;

    StormFollower(URI feed, ObjectMapper json, long seed) {
        this.feed = feed;
        this.json = json;
        this.random = new Random(seed);
    }

    Map<String, JsonNode> held() {
        return held;
    }

    String epoch() {
        return epoch;
    }

    long revision() {
        return revision;
    }

    int snapshots() {
        return snapshots;
    }

    int brokenOff() {
        return brokenOff;
    }

    /** Follows, with mishaps, until it has come as far as the target says by then. */
    Callable<Void> until(AtomicLong target) {
        return () -> {
            while (revision < target.get()) {
                mishap();
                boolean breaksOff = random.nextInt(3) == 0;
                round(breaksOff ? random.nextInt(400) : Integer.MAX_VALUE, 1 + random.nextInt(2));
            }
            return null;
        };
    }

    /** Follows without mishaps. */
    void followTo(long target) throws Exception {
        while (revision < target) {
            round(Integer.MAX_VALUE, 0);
        }
    }

    private void mishap() {
        switch (random.nextInt(12)) {
            case 0 -> {
                // As after a restore of the catalog that this follower knew.
                epoch = "00000000-0000-0000-0000-000000000000";
                revision = Math.max(0, revision);
            }
            case 1 -> {
                held = new TreeMap<>();
                epoch = null;
                revision = -1;
            }
            default -> {
                // Most rounds go well.
            }
        }
    }

    private void round(int linesAtMost, int waitSeconds) throws IOException, InterruptedException {
        boolean gzip = random.nextBoolean();
        String place = epoch == null ? "" : "&epoch=" + epoch + "&after=" + revision;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(feed + "?waitSeconds=" + waitSeconds + place))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        if (gzip) {
            request.header("Accept-Encoding", "gzip");
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200
                || gzip != answer.headers().firstValue("Content-Encoding").isPresent()) {
            throw new IllegalStateException("Not as agreed: " + answer);
        }
        try (InputStream body = gzip ? new GZIPInputStream(answer.body()) : answer.body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            read(lines, linesAtMost);
        }
    }

    private void read(BufferedReader lines, int linesAtMost) throws IOException {
        boolean slow = random.nextInt(4) == 0;
        boolean snapshot = false;
        List<JsonNode> pending = new ArrayList<>();
        for (int count = 0; count < linesAtMost; count++) {
            String text = lines.readLine();
            if (text == null) {
                throw new IllegalStateException("The answer ended before its end line");
            }
            JsonNode line = json.readTree(text);
            switch (line.get("line").asText()) {
                case "begin" -> {
                    snapshot = line.get("snapshot").asBoolean();
                    begin(line, snapshot);
                }
                case "entity" -> pending.add(line);
                case "commit" -> {
                    commit(line, pending, snapshot);
                    pending.clear();
                }
                default -> {
                    return;
                }
            }
            if (slow && count % 50 == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        brokenOff++;
    }

    private void begin(JsonNode line, boolean snapshot) {
        if (!snapshot
                && (!line.get("epoch").asText().equals(epoch)
                        || line.get("after").asLong() != revision)) {
            throw new IllegalStateException("Goes on from elsewhere: " + line);
        }
        if (snapshot) {
            snapshots++;
            // Broken off from here on, it stands nowhere.
            begun = line.get("epoch").asText();
            epoch = null;
            revision = -1;
            held = new TreeMap<>();
        }
    }

    private void commit(JsonNode line, List<JsonNode> pending, boolean snapshot) {
        long next = line.get("revision").asLong();
        if (line.get("entities").asInt() != pending.size() || (!snapshot && next != revision + 1)) {
            throw new IllegalStateException("Does not follow on " + revision + ": " + line);
        }
        pending.forEach(entity -> held.put(
                entity.get("kind").asText() + "/" + entity.get("key").asText(),
                // Only a snapshot tells all versions.
                ((ObjectNode) entity).<ObjectNode>without("versions")));
        epoch = snapshot ? begun : epoch;
        revision = next;
    }
}
