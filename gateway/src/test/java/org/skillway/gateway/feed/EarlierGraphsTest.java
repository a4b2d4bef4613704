package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;

@QuarkusTest
class EarlierGraphsTest {

    @Inject
    CurrentGraph current;

    @Inject
    FeedClient feed;

    @Inject
    SkillwayConfig config;

    @Inject
    Clock clock;

    private long before;

    @BeforeEach
    void twoRevisions() {
        CatalogStub catalog = CatalogStub.get();
        ProgressStub.get();
        before = catalog.publish(List.of(SampleCatalog.skill("earlier", "Earlier", null, "")));
        Gateway.awaitRevision(catalog.publish(List.of(SampleCatalog.skill("later", "Later", null, ""))));
    }

    private CatalogGraph at(ExecutorService thread, long revision) {
        return new EarlierGraphs(current, feed, config.graphs(), clock, thread)
                .at(revision)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("A graph that comes before anybody waits for it is had too")
    void atOnce() {
        assertThat(at(new AtOnce(), before).revision()).isEqualTo(before);
    }

    @Test
    @DisplayName("One that nobody can fetch any more is out of reach")
    void nobody() {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();

        assertThatThrownBy(() -> at(ended, before))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ErrorCode.CATALOG_UNAVAILABLE));
    }

    /** Has done what it is given when it returns. */
    private static final class AtOnce extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            // There is nothing to end.
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
