package org.skillway.progress.follower;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.skillway.progress.replica.CatalogReplicaService;

/** Follows the catalog on a thread of its own, from start to shutdown, whatever happens to the catalog meanwhile. */
@Singleton
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    /** An answer that comes sooner with nothing new is no long poll; asking on at once would be a storm. */
    private static final Duration LEAST_POLL = Duration.ofMillis(200);

    private final FollowerState state;
    private final Clock clock;
    private final Round round;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "catalog-follower");

    Follower(
            CatalogReplicaService replica,
            FollowerConfig config,
            TokenConfig tokenConfig,
            FollowerState state,
            Clock clock) {
        this.state = state;
        this.clock = clock;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.round = new Round(new FeedClient(http, config, new TokenClient(http, tokenConfig, clock)), replica, state);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        thread.join(Duration.ofSeconds(2).toMillis());
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = follow();
            }
        } catch (InterruptedException e) {
            LOG.debug("The catalog is no longer followed");
        }
    }

    /** One round; says how long to wait before the next. */
    private Duration follow() throws InterruptedException {
        long began = clock.millis();
        boolean failedBefore = state.fault().isPresent();
        try {
            boolean news = round.run();
            backoff.succeeded();
            if (failedBefore) {
                LOG.info("The catalog is followed again");
            }
            return news || clock.millis() - began > LEAST_POLL.toMillis() ? Duration.ZERO : LEAST_POLL;
        } catch (FeedException e) {
            return failed(e, e.getMessage());
        } catch (RuntimeException e) {
            // Nothing ends the following: what cannot be stored now is tried again, and shows as a fault until then.
            return failed(e, "what came could not be stored");
        }
    }

    private Duration failed(Exception e, String why) {
        if (stopping.getCount() > 0 && state.fault().isEmpty()) {
            LOG.warnf("The catalog cannot be followed for now: %s", why);
        }
        LOG.debug("The catalog cannot be followed for now", e);
        state.failed(why);
        return backoff.failed();
    }
}
