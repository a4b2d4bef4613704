package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

/** In a process of its own, whose class path leaves the native parts of OR-Tools out. */
class NoNativePartTest {

    private static final int ROWS = 40;

    public static void main(String[] arguments) {
        System.out.println(CpSatSolver.load().isPresent() ? "native" : "in Java");
        System.out.println(plan());
    }

    /** Whatever solves it: what is proven, and the modules. */
    private static String plan() {
        PlanningProblem covering = GeneratedCatalog.covering(5, ROWS, 160, 0.07);
        PlanRequest all = PlanRequest.of(
                IdSet.NONE,
                IntStream.range(0, ROWS)
                        .mapToObj(row -> new Goal(Requirement.of(row), true, 1))
                        .toList());
        Plan plan = (Plan)
                new Planner(new ExactSolver(CpSatSolver.load(), 0)).plan(covering, all, Effort.of(60_000_000_000L));
        return plan.status() + " " + plan.minutes() + " "
                + plan.steps().stream().map(Step::module).toList();
    }

    @Test
    @DisplayName("where OR-Tools has no native part, the same plans are found and proven in Java")
    void inJava(@TempDir Path directory) throws IOException, InterruptedException {
        String withoutNative = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(".*ortools-(linux|darwin|win32)-[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = directory.resolve("plan");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        withoutNative,
                        NoNativePartTest.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(CpSatSolver.load()).isPresent();
        assertThat(Files.readAllLines(out, StandardCharsets.UTF_8)).containsExactly("in Java", plan());
        assertThat(plan()).startsWith("OPTIMAL ");
    }
}
