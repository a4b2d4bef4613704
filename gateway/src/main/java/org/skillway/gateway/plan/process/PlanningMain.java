package org.skillway.gateway.plan.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.process.Messages.Begin;
import org.skillway.gateway.plan.process.Messages.Cancel;
import org.skillway.gateway.plan.process.Messages.Done;
import org.skillway.gateway.plan.process.Messages.Failed;
import org.skillway.gateway.plan.process.Messages.Forget;
import org.skillway.gateway.plan.process.Messages.Learn;
import org.skillway.gateway.plan.process.Messages.Ready;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.FullSolver;

/** The process that plans: does one job after the other, and ends with whoever has started it. */
final class PlanningMain {

    private final Map<Long, PlanningProblem> problems = new ConcurrentHashMap<>();
    private final BlockingQueue<Begin> jobs = new LinkedBlockingQueue<>();
    private final Messages.Writer reports;
    private final ExactSolver solver;

    /** Up to here nobody waits for jobs any more. */
    private volatile long cancelled;

    private PlanningMain(Path folder, OutputStream out) throws IOException {
        reports = new Messages.Writer(out);
        Optional<FullSolver> full = CpSatSolver.load();
        solver = new ExactSolver(full);
        // Somebody waits for the first, who has not asked for a start.
        Courtesy.stepBack();
        // What is loaded needs its file no more: nothing is left, whoever is killed.
        TemporaryFiles.removeFrom(folder);
        reports.write(new Ready(full.isPresent()));
    }

    /** Standard output belongs to reports: what is said otherwise goes to standard error. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        folder.toFile().deleteOnExit();
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        PlanningMain main = new PlanningMain(folder, new FileOutputStream(FileDescriptor.out));
        new Thread(main::work, "plans").start();
        try {
            main.listen(Messages.reader(System.in));
        } catch (IOException e) {
            // Whoever has started it wants nothing more, or is not there any more.
            System.exit(0);
        }
    }

    private void listen(ObjectInputStream orders) throws IOException, ClassNotFoundException {
        while (true) {
            Object order = orders.readObject();
            if (order instanceof Learn learn) {
                problems.put(learn.problem(), PlanningProblem.of(learn.prerequisites(), learn.modules()));
            } else if (order instanceof Forget forget) {
                problems.remove(forget.problem());
            } else if (order instanceof Cancel cancel) {
                cancelled = cancel.number();
            } else {
                jobs.add((Begin) order);
            }
        }
    }

    private void work() {
        try {
            while (true) {
                Begin begin = jobs.take();
                reports.write(report(begin));
            }
        } catch (IOException | InterruptedException e) {
            // Nobody is there to be told.
            System.exit(1);
        }
    }

    private Messages.Report report(Begin begin) {
        try {
            return new Done(
                    begin.number(),
                    begin.job().perform(problems.get(begin.problem()), solver, () -> begin.number() <= cancelled));
        } catch (RuntimeException | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Failed(begin.number(), trace.toString());
        }
    }
}
