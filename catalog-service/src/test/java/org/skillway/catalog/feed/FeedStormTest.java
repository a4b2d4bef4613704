package org.skillway.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("The feed while many write and followers fall behind, break off and forget")
class FeedStormTest {

    private static final long SEED = 20_261_124;
    private static final int WRITERS = 3;
    private static final int CHANGES_EACH = 40;

    @Inject
    Importer importer;

    @Inject
    PublicationService publication;

    @Inject
    HistoryService history;

    @Inject
    Documents documents;

    @Inject
    FeedEntities entities;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/internal/v1/feed")
    URI feed;

    @Test
    @DisplayName("brings every follower to exactly the catalog that the database holds")
    void storm() throws Exception {
        AtomicLong target = new AtomicLong(Long.MAX_VALUE);
        List<StormFollower> followers = followers();
        // This one knows an old revision when the storm is over.
        StormFollower sleeper = new StormFollower(feed, json, SEED - 1);
        sleeper.followTo(history.head().revision());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> following = new ArrayList<>();
            followers.forEach(follower -> following.add(threads.submit(follower.until(target))));
            List<Future<StormWriter>> writing = new ArrayList<>();
            String names = "storm-" + UUID.randomUUID().toString().substring(0, 8);
            for (int i = 0; i < WRITERS; i++) {
                StormWriter writer =
                        new StormWriter(importer, publication, history, documents, names, new Random(SEED + i));
                writing.add(threads.submit((Callable<StormWriter>) () -> writer.write(CHANGES_EACH)));
            }
            int retired = 0;
            int merged = 0;
            for (Future<StormWriter> one : writing) {
                StormWriter writer = one.get(60, TimeUnit.SECONDS);
                retired += writer.retired();
                merged += writer.merged();
                assertThat(writer.refused()).as("most changes were made").isLessThan(CHANGES_EACH * 2 / 3);
            }
            assertThat(retired).as("something was retired").isPositive();
            assertThat(merged).as("something was merged").isPositive();
            Head head = history.head();
            target.set(head.revision());
            for (Future<?> one : following) {
                one.get(60, TimeUnit.SECONDS);
            }
            sleeper.followTo(head.revision());
            followers.add(sleeper);
            Map<String, JsonNode> catalog = catalog(head);
            assertThat(followers).allSatisfy(follower -> {
                assertThat(follower.epoch()).isEqualTo(head.epoch().toString());
                assertThat(follower.revision()).isEqualTo(head.revision());
                assertThat(follower.held()).isEqualTo(catalog);
            });
        } finally {
            threads.shutdownNow();
        }
        assertThat(followers.stream().mapToInt(StormFollower::brokenOff).sum())
                .as("answers were broken off")
                .isPositive();
        assertThat(followers.stream().mapToInt(StormFollower::snapshots).sum())
                .as("followers started over")
                .isGreaterThan(followers.size());
    }

    private List<StormFollower> followers() {
        List<StormFollower> followers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            followers.add(new StormFollower(feed, json, SEED + i));
        }
        return followers;
    }

    private Map<String, JsonNode> catalog(Head head) {
        Map<String, JsonNode> catalog = new TreeMap<>();
        history.snapshot(head.revision(), state -> {
            try {
                FeedLine line = entities.line(state, false, null);
                catalog.put(
                        state.kind().wire() + "/" + state.key(),
                        json.readTree(json.writerFor(FeedLine.class).writeValueAsString(line)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
        return catalog;
    }
}
