package org.skillway.gateway.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.LiveConfig;
import org.skillway.gateway.feed.FeedException;
import org.skillway.gateway.feed.FeedStream;

/**
 * Hears from progress-service whose progress changes, on one connection and one thread however many pages are open; while
 * none is, there is no connection. Each begins with the word that anybody may have changed, so that what was missed between
 * two is made good.
 */
@ApplicationScoped
class SignalFollower {

    private static final Logger LOG = Logger.getLogger(SignalFollower.class);
    private static final String DATA = "data:";
    private static final long SHORTEST_PAUSE_MILLIS = 100;
    private static final ObjectReader LINES = new JsonMapper().readerFor(Line.class);

    private final SignalClient client;
    private final Watched watched;
    private final LiveConfig config;
    private final Pause pause;
    private final Thread thread = new Thread(this::run, "signal-follower");

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(String line, List<String> learners) {}

    SignalFollower(SignalClient client, Watched watched, LiveConfig config) {
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
                watched.awaitSome();
                follow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try (FeedStream signals = client.signals()) {
            hear(signals);
            // They have ended in good order: with the token, with the process that gave them, or with the last page.
            Thread.sleep(SHORTEST_PAUSE_MILLIS);
        } catch (FeedException.Unauthorized e) {
            client.forgetToken();
            failed(e);
        } catch (FeedException | RuntimeException e) {
            // Whatever a stream may say, this thread must not end.
            failed(e);
        }
    }

    private void hear(FeedStream signals) throws FeedException, InterruptedException {
        while (!watched.isEmpty()) {
            String text = signals.next(config.stall());
            if (text == null) {
                return;
            }
            if (text.startsWith(DATA)) {
                hear(parse(text.substring(DATA.length())));
                if (pause.isNeeded()) {
                    LOG.info("The signals of progress-service are heard again");
                }
                pause.succeeded();
            }
        }
    }

    private void hear(Line line) {
        switch (String.valueOf(line.line())) {
            case "beat" -> LOG.trace("Nobody's progress has changed");
            case "changed" -> watched.changed(line.learners());
            // What a later service may say is about somebody too.
            default -> watched.changed();
        }
    }

    private static Line parse(String json) throws FeedException {
        try {
            Line line = LINES.readValue(json);
            if (line != null && (line.learners() != null || !"changed".equals(line.line()))) {
                return line;
            }
        } catch (JsonProcessingException e) {
            throw new FeedException("A signal is not the JSON that was agreed on", e);
        }
        throw new FeedException("A signal names nobody");
    }

    private void failed(Exception e) throws InterruptedException {
        if (watched.isEmpty()) {
            return;
        }
        if (!pause.isNeeded()) {
            LOG.infof(
                    "The signals of progress-service are not heard for now: %s",
                    e instanceof FeedException ? e.getMessage() : e);
        }
        pause.afterFailure();
    }
}
