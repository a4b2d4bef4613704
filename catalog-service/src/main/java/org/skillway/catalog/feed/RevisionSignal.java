package org.skillway.catalog.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.RevisionCommitted;

/**
 * Lets followers wait for the next revision, however many they are: one thread looks for all of them, at once when a
 * change is committed here and every so often for those that another process of this service commits.
 */
@ApplicationScoped
class RevisionSignal {

    private static final Logger LOG = Logger.getLogger(RevisionSignal.class);

    /** How long a commit of another process, which signals nothing here, stays unnoticed at most. */
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final HistoryService history;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    // What is committed while the service stops signals nobody any more.
    private final ScheduledThreadPoolExecutor watch =
            new ScheduledThreadPoolExecutor(1, RevisionSignal::thread, new ThreadPoolExecutor.DiscardPolicy());

    /** Somebody who waits until the head is another than the one that is known. */
    private static final class Waiter {

        private final Head known;
        private final CompletableFuture<Head> next = new CompletableFuture<>();

        private Waiter(Head known) {
            this.known = known;
        }
    }

    RevisionSignal(HistoryService history) {
        this.history = history;
    }

    void start(@Observes StartupEvent event) {
        var unused =
                watch.scheduleWithFixedDelay(this::look, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whoever is told nothing new at once asks another process, and does not hold up the end of this one. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        waiting.forEach(waiter -> waiter.next.complete(waiter.known));
    }

    void end(@Observes ShutdownEvent event) {
        watch.shutdownNow();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RevisionCommitted revision) {
        watch.execute(this::look);
    }

    /** The head as soon as it is no longer the given one; that one when the time is over. Holds no thread meanwhile. */
    Uni<Head> next(Head known, Duration atMost) {
        return Uni.createFrom().completionStage(() -> {
            Waiter waiter = new Waiter(known);
            var unused = waiter.next.whenComplete((head, failure) -> waiting.remove(waiter));
            // What was committed since the caller looked has been signalled already: the next look finds it.
            waiting.add(waiter);
            if (stopping) {
                waiter.next.complete(known);
            }
            return waiter.next.completeOnTimeout(known, atMost.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** How many wait now. */
    int waiting() {
        return waiting.size();
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            // This thread serves no request, so what it reads by needs a transaction.
            Head head = QuarkusTransaction.requiringNew().call(history::head);
            for (Waiter waiter : waiting) {
                if (!head.equals(waiter.known)) {
                    waiter.next.complete(head);
                }
            }
        } catch (RuntimeException e) {
            // The database is away: the next look may find it, and who waits is told nothing new at the end of the
            // time.
            LOG.debugf("The head cannot be looked at: %s", e.getMessage());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "feed-signal");
        thread.setDaemon(true);
        return thread;
    }
}
