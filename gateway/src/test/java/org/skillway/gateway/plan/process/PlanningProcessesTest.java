package org.skillway.gateway.plan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.skillway.gateway.plan.GeneratedCatalog;
import org.skillway.gateway.plan.RandomCatalog;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.process.Job.Allowance;
import org.skillway.gateway.plan.process.Job.Found;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.ExactSolver;

@DisplayName("A process that plans")
class PlanningProcessesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Allowance AMPLE = new Allowance(PATIENCE.toNanos(), PATIENCE);
    private static final long HEAP = 128L << 20;

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final PlanningProcesses processes = new PlanningProcesses(HEAP, said::add);
    private final ExactSolver solver = new ExactSolver(CpSatSolver.load());

    @AfterEach
    void close() {
        processes.close();
    }

    /** Takes longer than any test. */
    private static PlanningProblem endless() {
        return GeneratedCatalog.covering(3, 400, 8_000, 0.02);
    }

    private static Job<PlanAnswer> all(int rows) {
        List<Goal> goals = IntStream.range(0, rows)
                .mapToObj(row -> new Goal(Requirement.of(row), true, 1))
                .toList();
        return new Job.Plan(PlanRequest.of(IdSet.NONE, goals), false, AMPLE);
    }

    private static RandomCatalog easy() {
        return RandomCatalog.of(new SplittableRandom(1));
    }

    private static Job<PlanAnswer> plan(RandomCatalog catalog) {
        return new Job.Plan(catalog.request(), true, AMPLE);
    }

    private <T> Found<T> same(PlanningProblem problem, Job<T> job) throws PlanningProcesses.Gone {
        Found<T> found = processes.perform(problem, job, () -> false);
        assertThat(found).isEqualTo(job.perform(problem, solver, () -> false));
        return found;
    }

    private ProcessHandle process() {
        assertThat(processes.handles()).hasSize(1);
        return processes.handles().get(0);
    }

    private static void until(BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    @DisplayName("comes to what planning here comes to, for all that it is asked for, of many catalogs in turn")
    void theSame() throws Exception {
        SplittableRandom random = new SplittableRandom(34);
        List<RandomCatalog> catalogs = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            catalogs.add(round % 2 == 0 ? catalog : catalog.withWishes(random));
        }
        // Some again that it has forgotten meanwhile, and some that it has not.
        catalogs.addAll(catalogs.subList(0, 20));
        catalogs.addAll(catalogs.subList(18, 20));
        for (RandomCatalog catalog : catalogs) {
            PlanningProblem problem = catalog.problem();
            IdSet held = catalog.request().held();
            GoalLists roles = GoalLists.of(List.of(catalog.request().goals(), List.of()));
            assertThat(roles.lists()).isEqualTo(List.of(catalog.request().goals(), List.of()));
            PlanAnswer answer = same(problem, plan(catalog)).found();
            if (answer instanceof PlanAnswer.Plan plan) {
                assertThat(same(problem, new Job.Check(catalog.request(), plan, AMPLE))
                                .found()
                                .accepted())
                        .isTrue();
            }
            same(problem, new Job.Distances(held, roles, AMPLE));
            same(problem, new Job.DistancesOneByOne(held, roles, AMPLE));
            same(problem, new Job.WorthMost(held, roles, 3, AMPLE));
            same(problem, new Job.Saving(held, new PlanModule("", 5, held, List.of(), "", ""), AMPLE));
        }
        process();
        assertThat(said).isEmpty();
    }

    @Test
    @DisplayName("solves in full what is too hard for cases, as here")
    void inFull() throws Exception {
        PlanningProblem covering = GeneratedCatalog.covering(5, 60, 400, 0.07);

        PlanAnswer answer = same(covering, all(60)).found();

        assertThat(answer).isInstanceOfSatisfying(PlanAnswer.Plan.class, plan -> assertThat(plan.status())
                .isEqualTo(PlanAnswer.Status.OPTIMAL));
        String maps = Files.readString(Path.of("/proc", Long.toString(process().pid()), "maps"));
        assertThat(maps).contains("libjniortools");
    }

    /** By what the kernel says (proc(5)): the JDK would say the same whether it was done or not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName(
            "lets all others have a processor first with each of its threads, and whoever has started it steps back in nothing")
    void stepsBack() throws Exception {
        List<String> before = nices(ProcessHandle.current());
        Path session = Path.of("/proc/self/autogroup");
        String sessionBefore = Files.exists(session) ? Files.readString(session) : "";
        same(easy().problem(), plan(easy()));

        assertThat(nices(process())).hasSizeGreaterThan(5).containsOnly("15");
        assertThat(nices(ProcessHandle.current())).containsOnly(before.get(0)).doesNotContain("15");
        if (Files.exists(session)) {
            assertThat(Files.readString(Path.of("/proc", Long.toString(process().pid()), "autogroup")))
                    .endsWith(" nice 5\n");
            assertThat(Files.readString(session)).isEqualTo(sessionBefore);
        }
    }

    /** The nineteenth value of {@code stat} of each thread; the second, the name in brackets, may have blanks. */
    private static List<String> nices(ProcessHandle process) throws IOException {
        List<String> nices = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    String stat = Files.readString(thread.resolve("stat"));
                    String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                    nices.add(values[16]);
                } catch (IOException e) {
                    // It has ended meanwhile.
                }
            }
        }
        return nices;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("is told no secret")
    void environment() throws Exception {
        same(easy().problem(), plan(easy()));

        assertThat(Files.readString(Path.of("/proc", Long.toString(process().pid()), "environ")))
                .isEqualTo("MALLOC_ARENA_MAX=2\0");
    }

    @Test
    @DisplayName("that is killed at work is gone for the one who waits, and another one does what comes next")
    void killed() throws Exception {
        PlanningProblem endless = endless();
        CompletableFuture<Found<PlanAnswer>> waits = CompletableFuture.supplyAsync(() -> {
            try {
                return processes.perform(endless, all(400), () -> false);
            } catch (PlanningProcesses.Gone e) {
                throw new IllegalStateException(e);
            }
        });
        until(() -> processes.handles().size() == 1);
        process().destroyForcibly();

        assertThatThrownBy(() -> waits.get(1, TimeUnit.MINUTES)).hasRootCauseInstanceOf(IOException.class);
        same(easy().problem(), plan(easy()));
    }

    @Test
    @DisplayName("that has ended while nobody needed it is missed by nobody")
    void endedIdle() throws Exception {
        same(easy().problem(), plan(easy()));
        ProcessHandle first = process();
        first.destroyForcibly();
        first.onExit().get(1, TimeUnit.MINUTES);

        same(easy().problem(), plan(easy()));
        assertThat(process()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("stops soon where nobody waits any more, and goes on with what comes next")
    void cancelled() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

        Found<PlanAnswer> found = processes.perform(endless(), all(400), () -> System.nanoTime() > end);

        assertThat(found.cutByClock()).isTrue();
        ProcessHandle process = process();
        same(easy().problem(), plan(easy()));
        assertThat(process()).isEqualTo(process);
    }

    @Test
    @DisplayName("that does not end by the clock that it was given is ended")
    void late() {
        Job<PlanAnswer> late =
                new Job.Plan(easy().request(), true, new Allowance(PATIENCE.toNanos(), PATIENCE.negated()));

        assertThatThrownBy(() -> processes.perform(easy().problem(), late, () -> false))
                .isInstanceOf(PlanningProcesses.Gone.class);
        assertThat(processes.handles()).isEmpty();
    }

    @Test
    @DisplayName("says what it could not do, and goes on")
    void fails() throws Exception {
        Job<PlanAnswer> beyond = new Job.Plan(
                PlanRequest.of(IdSet.NONE, List.of(new Goal(Requirement.of(1_000), true, 1))), false, AMPLE);

        assertThatThrownBy(() -> processes.perform(easy().problem(), beyond, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("IndexOutOfBounds");
        ProcessHandle process = process();
        same(easy().problem(), plan(easy()));
        assertThat(process()).isEqualTo(process);
    }

    /** For what is unpacked. */
    private static Path folder(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith("-Djava.io.tmpdir="))
                .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("leaves nothing when it is told to end")
    void closed() throws Exception {
        same(easy().problem(), plan(easy()));
        ProcessHandle process = process();
        Path folder = folder(process);
        assertThat(folder).isEmptyDirectory();

        processes.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> processes.perform(easy().problem(), plan(easy()), () -> false))
                .isInstanceOf(PlanningProcesses.Gone.class);
    }

    /** Has one at work, and says which. */
    static final class Owner {

        public static void main(String[] arguments) throws Exception {
            PlanningProcesses processes = new PlanningProcesses(HEAP, System.err::println);
            Thread work = new Thread(() -> {
                try {
                    processes.perform(endless(), all(400), () -> false);
                } catch (PlanningProcesses.Gone e) {
                    throw new IllegalStateException(e);
                }
            });
            work.start();
            until(() -> processes.handles().size() == 1);
            System.out.println(processes.handles().get(0).pid());
            work.join();
        }
    }

    @Test
    @DisplayName("ends with whoever has started it, also in the midst of its work, and however that ends")
    void endsWithItsOwner() throws Exception {
        Process owner = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Owner.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = owner.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(told.readLine())).orElseThrow();
            // So much time it takes before its native part has been loaded and is at work.
            until(() -> process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(Duration.ofSeconds(3)) > 0);
            Path folder = folder(process);
            assertThat(folder).isEmptyDirectory();
            owner.destroyForcibly();

            process.onExit().get(1, TimeUnit.MINUTES);
            assertThat(folder).doesNotExist();
        }
    }
}
