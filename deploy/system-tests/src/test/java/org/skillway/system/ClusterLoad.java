package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Some learners at work, and a page that is open, from now until it is ended. */
final class ClusterLoad implements AutoCloseable {

    static final int USERS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int SKILLS = 40;

    private final ExecutorService threads = Executors.newFixedThreadPool(USERS + 1);
    private final List<ClusterUser> users = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ClusterPage page;

    ClusterLoad(String entry) throws InterruptedException {
        String admin = Skillway.token("root", "admin");
        Skillway.waitUntil("The entry answers", SOON, () -> skills(entry).size() >= SKILLS + USERS);
        List<String> skills = skills(entry);
        for (int i = 0; i < USERS; i++) {
            ClusterUser user = new ClusterUser(entry, skills.subList(i, i + SKILLS), admin);
            users.add(user);
            running.add(threads.submit(user));
        }
        page = new ClusterPage(entry, users.get(0).token());
        running.add(threads.submit(page));
        Skillway.waitUntil("The page is open", SOON, () -> page.streams() == 1);
        goesOn();
    }

    private static List<String> skills(String entry) {
        List<String> keys = new ArrayList<>();
        try {
            String body = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(entry + "/api/v1/skills?limit=60"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            JSON.readTree(body)
                    .path("items")
                    .forEach(item -> keys.add(item.path("key").asText()));
        } catch (IOException e) {
            keys.clear();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    /** Returns when everybody has begun and ended something since. */
    void goesOn() throws InterruptedException {
        List<Integer> before = users.stream().map(ClusterUser::rounds).toList();
        Skillway.waitUntil("Everybody goes on", SOON, () -> {
            assertThat(users).allSatisfy(user -> assertThat(user.wrong()).isEmpty());
            for (int i = 0; i < USERS; i++) {
                if (users.get(i).rounds() < before.get(i) + 3) {
                    return false;
                }
            }
            return true;
        });
    }

    /** What did not succeed at once, of requests and of streams. */
    List<String> failures() {
        List<String> failures = new ArrayList<>(page.failures());
        users.forEach(user -> failures.addAll(user.failures()));
        return failures;
    }

    /** How often the page had to come. */
    int streams() {
        return page.streams();
    }

    /** Ends the work, and looks whether all of it is there, and told to the page. */
    void finish() throws Exception {
        goesOn();
        users.forEach(ClusterUser::end);
        for (int i = 0; i < USERS; i++) {
            running.get(i).get(60, TimeUnit.SECONDS);
        }
        for (ClusterUser user : users) {
            user.check();
        }
        Skillway.waitUntil(
                "The page is told the last",
                SOON,
                () -> page.progress() == users.get(0).version());
        System.out.println(users.stream().mapToInt(ClusterUser::rounds).sum() + " rounds, repeated: " + failures());
    }

    @Override
    public void close() {
        users.forEach(ClusterUser::end);
        page.end();
        threads.shutdownNow();
    }
}
