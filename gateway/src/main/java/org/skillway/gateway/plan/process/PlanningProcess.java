package org.skillway.gateway.plan.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.process.Messages.Begin;
import org.skillway.gateway.plan.process.Messages.Cancel;
import org.skillway.gateway.plan.process.Messages.Done;
import org.skillway.gateway.plan.process.Messages.Failed;
import org.skillway.gateway.plan.process.Messages.Forget;
import org.skillway.gateway.plan.process.Messages.Learn;
import org.skillway.gateway.plan.process.Messages.Ready;

/**
 * One started process that plans, from its start to its end. It has no environment, a heap and a session of its own, and ends when
 * this one does, however that ends.
 */
final class PlanningProcess implements AutoCloseable {

    /** How many catalogs it knows at a time. */
    private static final int PROBLEMS = 4;

    /** How often it is looked whether anybody waits, in milliseconds. */
    private static final long LOOK = 50;

    /** How much longer than it may a job takes where its process is in trouble. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How long it may take until it is there. */
    private static final Duration START = Duration.ofSeconds(20);

    private static final Messages.Report NONE_ANY_MORE = new Failed(-1, "It has ended");

    private final Path folder;
    private final Process process;
    private final Messages.Writer orders;
    private final BlockingQueue<Messages.Report> reports = new LinkedBlockingQueue<>();
    private final Set<Long> known = new LinkedHashSet<>();
    private long number;

    /**
     * @param heap in bytes
     * @param said what it says besides, line by line
     */
    PlanningProcess(long heap, Consumer<String> said) throws IOException {
        folder = Files.createTempDirectory("skillway-plans");
        ProcessBuilder builder = new ProcessBuilder(command(heap));
        builder.environment().clear();
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        process = builder.start();
        orders = new Messages.Writer(process.getOutputStream());
        daemon("plans-reports", this::read);
        daemon("plans-said", () -> pass(said));
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private List<String> command(long heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                // Standard output belongs to reports.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder,
                "-Djna.tmpdir=" + folder));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= 24) {
            // Protocol buffers, of which the solver's questions are made; it would be said at each start.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", ClassPath.ofPlanning(), PlanningMain.class.getName()));
        return command;
    }

    private void read() {
        try (ObjectInputStream in = Messages.reader(process.getInputStream())) {
            while (true) {
                reports.add((Messages.Report) in.readObject());
            }
        } catch (IOException | ClassNotFoundException e) {
            reports.add(NONE_ANY_MORE);
        }
    }

    private void pass(Consumer<String> said) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said);
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isThere() {
        return process.isAlive();
    }

    /** Waits until it is there. */
    boolean hasNativePart() throws IOException, InterruptedException {
        if (reports.poll(START.toMillis(), TimeUnit.MILLISECONDS) instanceof Ready ready) {
            return ready.nativePart();
        }
        throw new IOException("it has not started");
    }

    /**
     * @param cancelled whether nobody waits for it any more
     * @throws IOException where it has ended, or answers no more
     */
    <T> Job.Found<T> perform(PlanningProblem problem, Job<T> job, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        long mine = ++number;
        tell(problem);
        orders.write(new Begin(mine, problem.identity(), job));
        long end = System.nanoTime() + job.longest().plus(GRACE).toNanos();
        boolean told = false;
        while (System.nanoTime() < end) {
            if (!told && cancelled.getAsBoolean()) {
                told = true;
                orders.write(new Cancel(mine));
            }
            Messages.Report report = reports.poll(LOOK, TimeUnit.MILLISECONDS);
            if (report == NONE_ANY_MORE) {
                throw new IOException("it has ended");
            } else if (report instanceof Failed failed && failed.number() == mine) {
                throw new IllegalStateException(failed.trace());
            } else if (report instanceof Done done && done.number() == mine) {
                return foundBy(job, done);
            }
        }
        throw new IOException("it has not answered within " + job.longest().plus(GRACE));
    }

    /** What a job finds says its type. */
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    private static <T> Job.Found<T> foundBy(Job<T> job, Done done) {
        return (Job.Found<T>) done.found();
    }

    private void tell(PlanningProblem problem) throws IOException {
        if (!known.remove(problem.identity())) {
            if (known.size() == PROBLEMS) {
                Iterator<Long> unasked = known.iterator();
                orders.write(new Forget(unasked.next()));
                unasked.remove();
            }
            orders.write(new Learn(problem.identity(), problem.prerequisites(), problem.modules()));
        }
        known.add(problem.identity());
    }

    /** Ends it at once, whatever it does, and removes what it has left. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            TemporaryFiles.removeFrom(folder);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What is left is in the folder for temporary files.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
