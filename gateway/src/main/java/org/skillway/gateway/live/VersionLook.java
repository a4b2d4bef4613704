package org.skillway.gateway.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.LiveConfig;
import org.skillway.gateway.feed.FeedException;

/**
 * Looks where those stand whose progress some page shows: at those who may have changed as soon as that is known, and at all
 * of them every so often, since a signal can be lost. It is one question for many, and one at a time, so that what comes
 * while one is under way goes into the next, and no older answer follows on a newer one.
 */
@ApplicationScoped
class VersionLook {

    private static final Logger LOG = Logger.getLogger(VersionLook.class);
    private static final int AT_ONCE = 500;

    private final SignalClient client;
    private final Watched watched;
    private final LiveConfig config;
    private final Pause pause;
    private final Thread thread = new Thread(this::run, "version-look");

    VersionLook(SignalClient client, Watched watched, LiveConfig config) {
        this.client = client;
        this.watched = watched;
        this.config = config;
        this.pause = new Pause(config.longestPause());
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look(watched.awaitDue(config.look()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(List<String> learners) throws InterruptedException {
        try {
            for (int from = 0; from < learners.size(); from += AT_ONCE) {
                watched.stand(client.versions(learners.subList(from, Math.min(from + AT_ONCE, learners.size()))));
            }
            if (pause.isNeeded()) {
                LOG.info("The versions of learners can be looked at again");
            }
            pause.succeeded();
        } catch (FeedException | RuntimeException e) {
            if (!pause.isNeeded()) {
                LOG.warnf(
                        "The versions of learners cannot be looked at: %s",
                        e instanceof FeedException ? e.getMessage() : e);
            }
            pause.afterFailure();
            watched.changed();
        }
    }
}
