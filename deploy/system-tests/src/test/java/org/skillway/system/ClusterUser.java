package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session of one learner: records, looks at what follows, and never accepts less than it has seen. What gets no answer, or
 * a 503, is repeated, as clients do, and noted.
 */
final class ClusterUser implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String entry;
    private final String subject = "cluster-" + UUID.randomUUID();
    private final String token = Skillway.token(subject, "learner");
    private final String admin;
    private final List<String> skills;
    private final Set<String> acknowledged = new TreeSet<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile long version;
    private long revision;
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean over;

    /** @param admin a token with which this user also adds to the catalog */
    ClusterUser(String entry, List<String> skills, String admin) {
        this.entry = entry;
        this.skills = skills;
        this.admin = admin;
    }

    String token() {
        return token;
    }

    /** Requests that were repeated, and why. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Of the progress, as far as this user knows. */
    long version() {
        return version;
    }

    /** What should never be; the session ended with it. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    int rounds() {
        return rounds.get();
    }

    void end() {
        over = true;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; !over; i = (i + 1) % skills.size()) {
                round(skills.get(i));
                rounds.incrementAndGet();
            }
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            wrong.add(e.toString());
        }
    }

    private void round(String skill) throws IOException, InterruptedException {
        HttpResponse<String> put =
                ask(token, "PUT", "/learners/me/skills/" + skill, "{\"state\":\"completed\"}", Map.of());
        assertThat(put.statusCode()).as(put.body()).isIn(200, 201);
        synchronized (acknowledged) {
            acknowledged.add(skill);
        }
        version = newer(put, "Skillway-Progress-Version", version);
        HttpResponse<String> role = read("/learners/me/roles/web-developer");
        version = newer(role, "Skillway-Progress-Version", version);
        revision = newer(role, "Skillway-Catalog-Revision", revision);
        for (JsonNode requirement : JSON.readTree(role.body()).path("requirements")) {
            for (JsonNode one : requirement.path("skills")) {
                if (one.path("key").asText().equals(skill)) {
                    assertThat(one.path("state").asText()).as(skill).isEqualTo("completed");
                }
            }
        }
        revision = newer(read("/skills/" + skill), "Skillway-Catalog-Revision", revision);
        read("/learners/me/history?limit=5");
        if (rounds.get() % 10 == 0) {
            publish();
        }
    }

    /** A new skill, which a repetition must not try to make once more: that would be refused, since its key is taken. */
    private void publish() throws IOException, InterruptedException {
        String key = "skill-" + UUID.randomUUID();
        HttpResponse<String> made = ask(admin, "POST", "/skills", """
                {"key": "%s", "kind": "tool", "title": {"en": "A tool"}, "summary": {"en": "What it is"}}""".formatted(key), Map.of("Idempotency-Key", key));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        revision = newer(made, "Skillway-Catalog-Revision", revision);
        assertThat(read("/skills/" + key).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> read(String path) throws IOException, InterruptedException {
        Map<String, String> least = new TreeMap<>();
        least.put("Skillway-Min-Catalog-Revision", Long.toString(revision));
        if (path.startsWith("/learners")) {
            least.put("Skillway-Min-Progress-Version", Long.toString(version));
        }
        HttpResponse<String> answer = ask(token, "GET", path, null, least);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer;
    }

    private static long newer(HttpResponse<String> answer, String header, long seen) {
        long now = answer.headers().firstValueAsLong(header).orElse(seen);
        assertThat(now).as("%s of %s", header, answer.uri()).isGreaterThanOrEqualTo(seen);
        return now;
    }

    private HttpResponse<String> ask(String by, String method, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(entry + "/api/v1" + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + by)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return answer;
                }
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                failures.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            } catch (IOException e) {
                failures.add(method + " " + path + ": " + e);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError(method + " " + path + " is not answered: " + failures);
    }

    /** Everything that was acknowledged is there, once. */
    void check() throws IOException, InterruptedException {
        assertThat(wrong).isEmpty();
        Set<String> held = new TreeSet<>();
        JSON.readTree(read("/learners/me/skills?limit=200").body())
                .path("items")
                .forEach(item -> held.add(item.path("skill").asText()));
        assertThat(held).containsAll(acknowledged);
        List<Long> versions = new ArrayList<>();
        JSON.readTree(read("/learners/me/history?limit=200").body())
                .path("items")
                .forEach(item -> versions.add(item.path("version").asLong()));
        assertThat(versions).as("one entry a record: nothing was doubled").hasSameSizeAs(held);
        assertThat(JSON.readTree(read("/learners/me/ledger/verify").body())
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }
}
