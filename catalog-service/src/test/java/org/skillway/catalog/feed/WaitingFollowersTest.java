package org.skillway.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Followers that wait for the next revision")
class WaitingFollowersTest {

    /** More than there are threads for requests, so that not even reads would be answered if each held one. */
    private static final int MANY = 300;

    private static final int SOON_SECONDS = 10;

    @Inject
    Importer importer;

    @Inject
    HistoryService history;

    @Inject
    Documents documents;

    @Inject
    RevisionSignal signal;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/internal/v1/feed")
    URI feed;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Tokens.service("catalog:follow");

    @Test
    @DisplayName("hold no thread: reads go on, and a change reaches all of them")
    void many() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> followers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            followers.add(follow());
        }
        await(MANY);
        given().get("/api/v1/skills").then().statusCode(200);
        assertThat(followers).noneMatch(CompletableFuture::isDone);
        assertThat(threads()).as("threads that serve requests").isLessThan(MANY / 2);
        String key = Samples.freshKey("skill");
        importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(key))));
        for (CompletableFuture<HttpResponse<String>> follower : followers) {
            assertThat(follower.get(SOON_SECONDS, TimeUnit.SECONDS).body()).contains("\"key\":\"" + key + "\"");
        }
    }

    @Test
    @DisplayName("hear of what another process commits, which signals nothing here")
    void anotherProcess() throws Exception {
        CompletableFuture<HttpResponse<String>> follower = follow();
        await(1);
        String key = Samples.freshKey("skill");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : asAnotherProcess(key)) {
                statement.execute(sql);
            }
            connection.commit();
        }
        assertThat(follower.get(SOON_SECONDS, TimeUnit.SECONDS).body()).contains("\"key\":\"" + key + "\"");
    }

    private List<String> asAnotherProcess(String key) {
        // In the form in which the service itself writes it.
        String document = documents.write(documents.read(Kind.SKILL, Samples.skill(key)));
        return List.of(
                "update catalog_head set revision = revision + 1",
                "insert into catalog_change (revision, changed_at, actor, action)"
                        + " select revision, now(), 'admin', 'create' from catalog_head",
                "insert into entity (kind, key) values ('skill', '" + key + "')",
                "insert into entity_state (kind, key, from_revision, version, status, document) select 'skill', '" + key
                        + "', revision, 1, 'published', '" + document + "' from catalog_head");
    }

    private CompletableFuture<HttpResponse<String>> follow() {
        Head head = history.head();
        URI place = URI.create(feed + "?waitSeconds=30&epoch=" + head.epoch() + "&after=" + head.revision());
        return http.sendAsync(
                HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void await(int followers) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SOON_SECONDS);
        while (signal.waiting() < followers && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(signal.waiting()).isEqualTo(followers);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("executor-thread"))
                .count();
    }
}
