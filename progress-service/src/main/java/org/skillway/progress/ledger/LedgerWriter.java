package org.skillway.progress.ledger;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.DatabaseFaults;
import org.skillway.progress.error.ProblemException;

/**
 * Group commit: writes that arrive while a commit is under way share the next one, and each is answered after it. A
 * command whose learner somebody else is writing holds up no others: it waits in a lane of its own.
 */
@Singleton
public class LedgerWriter {

    /** How long a shutdown waits for the writes that have been accepted. */
    private static final int PATIENCE_SECONDS = 10;

    private final LedgerRepository ledgers;
    private final LedgerConfig config;
    private final BlockingQueue<Waiting> queue;
    private final ExecutorService writers;
    private final ExecutorService lane;
    private volatile boolean stopping;

    /** @param trace to which the statements belong, if it is the first of those that are written together */
    private record Waiting(LedgerCommand command, CompletableFuture<LedgerAnswer> answer, Context trace) {}

    LedgerWriter(LedgerRepository ledgers, LedgerConfig config) {
        this.ledgers = ledgers;
        this.config = config;
        this.queue = new LinkedBlockingQueue<>(config.waiting());
        this.writers = Executors.newFixedThreadPool(config.writers(), task -> new Thread(task, "ledger-writer"));
        this.lane = Executors.newFixedThreadPool(config.writers(), task -> new Thread(task, "ledger-lane"));
    }

    void start(@Observes StartupEvent event) {
        IntStream.range(0, config.writers()).forEach(i -> writers.execute(this::writeOn));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        writers.shutdown();
        writers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        lane.shutdown();
        lane.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        refuse(drain(new ArrayList<>()));
    }

    /** Writes a command with others that come at the same time; the answer comes after the commit. */
    public CompletionStage<LedgerAnswer> write(LedgerCommand command) {
        Waiting waiting = new Waiting(command, new CompletableFuture<>(), Context.current());
        if (stopping || !queue.offer(waiting)) {
            throw ProblemException.unavailable();
        }
        return waiting.answer();
    }

    /** Writes a command by itself, in the caller's transaction where there is one. */
    public LedgerAnswer writeNow(LedgerCommand command) {
        try {
            return ledgers.write(List.of(command), true).get(0);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Of the same type as Hibernate's, so that it is told the same way. */
    private static RuntimeException refused(Exception e) {
        return e instanceof SQLException sql
                ? new GenericJDBCException("The ledger's database refused", sql)
                : (RuntimeException) e;
    }

    private void writeOn() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, config.batch() - 1);
                    first.trace().wrap(() -> together(batch)).run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void together(List<Waiting> batch) {
        List<LedgerAnswer> answers;
        try {
            answers = ledgers.write(batch.stream().map(Waiting::command).toList(), false);
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFaults.isConnectionLost(e)) {
                // Whether it was committed nobody knows. Done again here, what was done would be told to have been
                // nothing to do.
                batch.forEach(waiting -> waiting.answer().completeExceptionally(refused(e)));
            } else {
                // One of them: each finds out for itself, and none pays for another.
                batch.forEach(this::takeAside);
            }
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            Waiting waiting = batch.get(i);
            if (answers.get(i).outcome() == LedgerAnswer.Outcome.BUSY) {
                takeAside(waiting);
            } else {
                waiting.answer().complete(answers.get(i));
            }
        }
    }

    private void takeAside(Waiting waiting) {
        lane.execute(waiting.trace().wrap(() -> alone(waiting)));
    }

    private void alone(Waiting waiting) {
        try {
            waiting.answer().complete(writeNow(waiting.command()));
        } catch (RuntimeException e) {
            waiting.answer().completeExceptionally(e);
        }
    }

    private List<Waiting> drain(List<Waiting> left) {
        queue.drainTo(left);
        return left;
    }

    private static void refuse(List<Waiting> left) {
        left.forEach(waiting -> waiting.answer().completeExceptionally(ProblemException.unavailable()));
    }
}
