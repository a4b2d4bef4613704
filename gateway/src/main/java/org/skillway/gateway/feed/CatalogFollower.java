package org.skillway.gateway.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.graph.CatalogGraph;

/**
 * Follows the catalog on a thread of its own for as long as the gateway runs. While the catalog is away the last graph
 * stays in use; the first answer after a start is always a snapshot, so that nothing depends on an old file being right.
 */
@ApplicationScoped
class CatalogFollower {

    private static final Logger LOG = Logger.getLogger(CatalogFollower.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 10;

    private final FeedClient feed;
    private final GraphFile file;
    private final DiskWriter disk;
    private final CurrentGraph current;
    private final EarlierGraphs earlier;
    private final Duration longestPause;
    private final Thread thread = new Thread(this::run, "catalog-follower");
    /** What is held, and the graph of just that; null until the first answer and after one that broke the contract. */
    private Holding holding;

    private CatalogGraph graph;
    private int failures;

    CatalogFollower(
            FeedClient feed, GraphFile file, CurrentGraph current, EarlierGraphs earlier, SkillwayConfig config) {
        this.feed = feed;
        this.file = file;
        this.disk = new DiskWriter(file);
        this.current = current;
        this.earlier = earlier;
        this.longestPause = config.follow().longestPause();
    }

    void start(@Observes StartupEvent event) {
        long began = System.nanoTime();
        file.load().ifPresent(saved -> restore(saved, began));
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
        disk.close();
    }

    /** @param began when the file was opened */
    private void restore(GraphFile.Saved saved, long began) {
        try {
            current.restored(CatalogGraph.of(saved.holding().content()), saved.confirmed());
            LOG.infof(
                    "Serving catalog revision %d from the saved graph, loaded in %d ms, until the catalog answers",
                    saved.holding().revision(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } catch (RuntimeException e) {
            LOG.warnf("The saved graph is ignored: %s", e);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            // The gateway stops; what is held is on disk already, or on its way there.
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        FeedAnswer answer = new FeedAnswer(holding);
        long began = System.nanoTime();
        try {
            // After a failure the catalog is asked not to wait for news: that it answers at all is the news.
            feed.follow(holding, failures == 0, answer);
            take(answer);
            confirmed(answer, Duration.ofNanos(System.nanoTime() - began));
        } catch (FeedException.Broken | RuntimeException e) {
            // Whatever a feed may say, this thread must not end.
            failed(e);
            holding = null;
        } catch (FeedException e) {
            takeWhatIsWhole(answer);
            failed(e);
        }
    }

    /** Takes over every revision that came whole. */
    private void take(FeedAnswer answer) {
        Optional<Holding> newest = answer.committed();
        if (newest.isPresent()) {
            graph = graph(answer, newest.get());
            current.graph().ifPresent(earlier::keep);
            current.adopt(graph);
            holding = newest.get();
            disk.save(holding);
        }
    }

    /** What the skills leave as it is need not be built again. */
    private CatalogGraph graph(FeedAnswer answer, Holding newest) {
        return answer.changes()
                .map(Holding::content)
                .filter(changes -> changes.skills().isEmpty())
                .map(changes -> graph.with(changes))
                .orElseGet(() -> CatalogGraph.of(newest.content()));
    }

    private void takeWhatIsWhole(FeedAnswer answer) {
        try {
            take(answer);
        } catch (RuntimeException e) {
            LOG.warnf("What came of the feed is dropped: %s", e);
            holding = null;
        }
    }

    private void confirmed(FeedAnswer answer, Duration took) throws InterruptedException {
        if (failures > 0) {
            LOG.infof("Following the catalog again, at revision %d", holding.revision());
        }
        failures = 0;
        disk.confirm(current.confirm());
        if (answer.committed().isEmpty() && took.compareTo(SHORTEST_PAUSE) < 0) {
            // A catalog that does not hold its answers back is not asked as fast as it can answer.
            Thread.sleep(SHORTEST_PAUSE.toMillis());
        }
    }

    private void failed(Exception e) throws InterruptedException {
        current.lostTouch();
        if (failures == 0) {
            LOG.warnf("The catalog cannot be followed: %s", e instanceof FeedException ? e.getMessage() : e);
        }
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        long longest = Math.min(longestPause.toMillis(), SHORTEST_PAUSE.toMillis() << failures);
        // Many gateways that lost one catalog must not come back at one moment.
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
