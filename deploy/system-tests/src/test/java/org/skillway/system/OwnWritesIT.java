package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Design 15, with real services, while so many read that their reads go together. */
@ExtendWith(Skillway.class)
@DisplayName("However many read and write at the same time")
class OwnWritesIT {

    private static final int LEARNERS = 8;
    private static final int PLACES = 3;
    private static final int ROUNDS = 30;
    private static final List<String> SKILLS = List.of("git", "http", "html", "flask", "django", "docker", "sql");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Who is at several places at the same time. */
    private record Learner(String subject, String token) {}

    private static HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(Skillway.gateway() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static long version(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return Long.parseLong(
                answer.headers().firstValue("Skillway-Progress-Version").orElseThrow());
    }

    /** Records and takes back by turns; every answer after a write shows it, read by the learner and by an admin. */
    private static List<String> stale(Learner learner, String admin, int place)
            throws IOException, InterruptedException {
        List<String> stale = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String skill = "/api/v1/learners/me/skills/" + SKILLS.get((place + round) % SKILLS.size());
            HttpResponse<String> write = round % 2 == 1
                    ? send("DELETE", skill + "?reason=mistake", learner.token(), null)
                    : send("PUT", skill, learner.token(), "{\"state\":\"completed\"}");
            if (write.statusCode() == 404) {
                // The same learner has taken it back at another place.
                continue;
            }
            long written = version(write);
            String role = "/roles/web-developer";
            long own = version(send("GET", "/api/v1/learners/me" + role, learner.token(), null));
            long seen = version(send("GET", "/api/v1/learners/" + learner.subject() + role, admin, null));
            if (own < written || seen < written) {
                stale.add(own + ", " + seen + " after " + written);
            }
        }
        return stale;
    }

    @Test
    @DisplayName("nobody is answered from before what they have written")
    void neverOlder() throws Exception {
        String admin = Skillway.token("admin-of-writes", "admin");
        List<Learner> learners = IntStream.range(0, LEARNERS)
                .mapToObj(i -> "writer-" + i + "-" + UUID.randomUUID())
                .map(subject -> new Learner(subject, Skillway.token(subject, "learner")))
                .toList();
        ExecutorService people = Executors.newFixedThreadPool(LEARNERS * PLACES);
        List<Callable<List<String>>> all = IntStream.range(0, LEARNERS * PLACES)
                .<Callable<List<String>>>mapToObj(place -> () -> stale(learners.get(place % LEARNERS), admin, place))
                .toList();
        try {
            for (Future<List<String>> one : people.invokeAll(all)) {
                assertThat(one.get()).isEmpty();
            }
        } finally {
            people.shutdownNow();
        }
    }
}
