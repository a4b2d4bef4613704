package org.skillway.gateway.plan.process;

import java.io.IOException;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.skillway.gateway.plan.model.PlanningProblem;

/**
 * Plans are made in processes of their own, started when they are first needed, and anew when one has ended: so that nobody who
 * asks for anything else waits for a processor, for memory or for a collection of garbage because of a plan, and that a solver that
 * runs away or breaks down takes nothing else with it.
 */
public final class PlanningProcesses implements AutoCloseable {

    private final long heap;
    private final Consumer<String> said;
    private final Deque<PlanningProcess> idle = new ArrayDeque<>();
    private final Set<PlanningProcess> all = new HashSet<>();
    private boolean closed;

    /**
     * @param heap of each, in bytes
     * @param said what there is to say about them, a line each
     */
    public PlanningProcesses(long heap, Consumer<String> said) {
        this.heap = heap;
        this.said = said;
    }

    /** The process has ended, or answers no more. */
    public static final class Gone extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private Gone(Exception cause) {
            super("The process that plans is gone: " + cause.getMessage(), cause);
        }
    }

    /**
     * Has a job done; whoever asks for several at a time has as many processes.
     *
     * @param cancelled whether nobody waits for it any more
     */
    public <T> Job.Found<T> perform(PlanningProblem problem, Job<T> job, BooleanSupplier cancelled) throws Gone {
        PlanningProcess process;
        try {
            process = take();
        } catch (IOException e) {
            throw new Gone(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone(e);
        }
        try {
            Job.Found<T> found = process.perform(problem, job, cancelled);
            giveBack(process);
            return found;
        } catch (IOException e) {
            end(process);
            throw new Gone(e);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new Gone(e);
        } catch (RuntimeException e) {
            // What it was asked for is at fault, and it goes on.
            giveBack(process);
            throw e;
        } catch (Error e) {
            // Nobody knows what it has been told of the question.
            end(process);
            throw e;
        }
    }

    /** Those that are there. */
    synchronized List<ProcessHandle> handles() {
        return all.stream().map(PlanningProcess::handle).toList();
    }

    private PlanningProcess take() throws IOException, InterruptedException {
        synchronized (this) {
            if (closed) {
                throw new IOException("this one ends");
            }
            // The one that was asked last knows the catalog.
            for (PlanningProcess process = idle.pollFirst(); process != null; process = idle.pollFirst()) {
                if (process.isThere()) {
                    return process;
                }
                end(process);
            }
        }
        PlanningProcess started = new PlanningProcess(heap, said);
        synchronized (this) {
            all.add(started);
            if (closed) {
                end(started);
                throw new IOException("this one ends");
            }
        }
        try {
            if (!started.hasNativePart()) {
                said.accept(
                        "OR-Tools has no native part here: large plans are made by cases in Java, exact and slower");
            }
            return started;
        } catch (IOException | InterruptedException e) {
            end(started);
            throw e;
        }
    }

    private synchronized void giveBack(PlanningProcess process) {
        idle.addFirst(process);
    }

    private void end(PlanningProcess process) {
        synchronized (this) {
            all.remove(process);
        }
        process.close();
    }

    /** Ends them at once, whatever they do. */
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(PlanningProcess::close);
    }
}
