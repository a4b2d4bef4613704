package org.skillway.progress.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.skillway.progress.follower.Backoff;
import org.skillway.progress.ledger.LedgersChanged;

/**
 * Tells all processes of this service whose ledgers have changed, by {@code NOTIFY}. That takes a lock on the whole database
 * until its transaction has ended, so it has a transaction of its own, after that of the ledger, and a thread of its own: no
 * write waits for it. What comes while one signal is under way goes into the next.
 */
@Singleton
class SignalSender {

    static final String CHANNEL = "ledgers";
    static final String CONNECTION = "progress-signals";

    private static final Logger LOG = Logger.getLogger(SignalSender.class);

    private final SignalConnections connections;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final Counter sent;
    private final Counter failed;
    private final Thread thread = new Thread(this::run, "signal-sender");
    private final Changes pending = new Changes();
    private boolean stopping;
    private boolean failing;

    SignalSender(SignalConnections connections, MeterRegistry meters) {
        this.connections = connections;
        this.sent = meters.counter("skillway.signals.sent");
        this.failed = meters.counter("skillway.signals.failed");
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (pending) {
            stopping = true;
            pending.notifyAll();
        }
        thread.interrupt();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LedgersChanged changed) {
        List<String> hashes = changed.learners().stream().map(LearnerHash::of).toList();
        synchronized (pending) {
            if (hashes.isEmpty()) {
                pending.addAnybody();
            } else {
                pending.add(hashes);
            }
            pending.notifyAll();
        }
    }

    private void run() {
        try {
            while (!isStopping()) {
                try (Connection connection = connections.open(CONNECTION)) {
                    sendOn(connection);
                } catch (SQLException e) {
                    pause(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nothing is signalled any longer");
        }
    }

    private boolean isStopping() {
        synchronized (pending) {
            return stopping;
        }
    }

    private void sendOn(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            for (String payload = next(); payload != null; payload = next()) {
                notify.setString(1, payload);
                notify.execute();
                sent.increment();
                backoff.succeeded();
                failing = false;
            }
        }
    }

    /** What is to be told next, as soon as there is something; null when this process stops. */
    private String next() throws InterruptedException {
        synchronized (pending) {
            while (!stopping && pending.isEmpty()) {
                pending.wait();
            }
            if (stopping) {
                return null;
            }
            String payload = pending.payload();
            pending.clear();
            return payload;
        }
    }

    private void pause(SQLException e) throws InterruptedException {
        failed.increment();
        synchronized (pending) {
            // Whom the signal was about that has got lost nobody knows any longer.
            pending.addAnybody();
        }
        if (!failing && !isStopping()) {
            LOG.warn("Changes cannot be signalled for now");
        }
        LOG.debug("Changes cannot be signalled for now", e);
        failing = true;
        TimeUnit.MILLISECONDS.sleep(backoff.failed().toMillis());
    }
}
