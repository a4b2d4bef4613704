package org.skillway.progress.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.skillway.progress.follower.Backoff;

/**
 * Hears what any process of this service signals, on one connection, and passes it on to all who follow this one. What was
 * signalled while there was no connection is made good by telling them that anybody may have changed.
 */
@Singleton
class SignalListener {

    static final String CONNECTION = "progress-listener";

    private static final Logger LOG = Logger.getLogger(SignalListener.class);

    /** After so long without a signal it is seen whether the connection is still one. */
    private static final int SILENCE_MILLIS = 5_000;

    private static final int PATIENCE_SECONDS = 2;

    private final SignalConnections connections;
    private final Followers followers;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final Thread thread = new Thread(this::run, "signal-listener");
    private volatile boolean stopping;
    private volatile Connection current;
    private boolean failing;

    SignalListener(SignalConnections connections, Followers followers) {
        this.connections = connections;
        this.followers = followers;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        stopping = true;
        thread.interrupt();
        Connection listening = current;
        if (listening != null) {
            listening.abort(Runnable::run);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                try (Connection connection = connections.open(CONNECTION)) {
                    current = connection;
                    listen(connection);
                } catch (SQLException e) {
                    pause(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody listens to signals any longer");
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + SignalSender.CHANNEL);
        }
        followers.tell(Changes.read(""));
        backoff.succeeded();
        failing = false;
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!stopping) {
            PGNotification[] signals = postgres.getNotifications(SILENCE_MILLIS);
            if (signals != null && signals.length > 0) {
                Changes changes = new Changes();
                for (PGNotification signal : signals) {
                    changes.add(Changes.read(signal.getParameter()));
                }
                followers.tell(changes);
            } else if (!connection.isValid(PATIENCE_SECONDS)) {
                throw new SQLException("The connection is none any longer", "08006");
            }
        }
    }

    private void pause(SQLException e) throws InterruptedException {
        if (!failing && !stopping) {
            LOG.warn("Signals cannot be listened to for now");
        }
        LOG.debug("Signals cannot be listened to for now", e);
        failing = true;
        TimeUnit.MILLISECONDS.sleep(backoff.failed().toMillis());
    }
}
