package org.skillway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answers of each side cost in each process, and what the processes hold after having given them. */
final class ProcessUses {

    private static final double MEBIBYTE = 1024 * 1024;

    /** What a process has of the whole, at least, to get a line: the others idle. */
    private static final double WORTH_A_LINE = 0.02;

    private static final List<String> OURS = List.of("catalog", "progress", "gateway");

    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();

    ProcessUses(StackProcesses stack, WholeFloors floors) {
        processes.putAll(stack.roots());
        processes.putAll(floors.handles());
    }

    /** Lets each side answer once more, but not pgbench, whose sessions begin anew. */
    List<Report.Use> of(Contest contest, Duration time) {
        List<Report.Use> uses = new ArrayList<>(of(contest.name(), Contest.SKILLWAY, contest.skillway(), time));
        contest.others().forEach((name, side) -> {
            if (!side.isAlwaysNew()) {
                uses.addAll(of(contest.name(), name, side, time));
            }
        });
        return uses;
    }

    private List<Report.Use> of(String row, String of, Turns.Side side, Duration time) {
        Map<String, ProcessUse> before = now();
        double answers = side.run(time).perSecond() * time.toMillis() / 1e3;
        List<Report.Use> uses = new ArrayList<>();
        now().forEach((name, after) -> {
            double user = (after.userMicros() - before.get(name).userMicros()) / answers;
            double system = (after.systemMicros() - before.get(name).systemMicros()) / answers;
            uses.add(new Report.Use(row, of, name, user, system, after.memoryBytes() / MEBIBYTE));
        });
        double all = uses.stream().mapToDouble(ProcessUses::micros).sum();
        return uses.stream().filter(use -> micros(use) >= WORTH_A_LINE * all).toList();
    }

    private static double micros(Report.Use use) {
        return use.userMicros() + use.systemMicros();
    }

    private Map<String, ProcessUse> now() {
        Map<String, ProcessUse> now = new LinkedHashMap<>();
        processes.forEach((name, root) -> now.put(name, ProcessUse.of(root)));
        return now;
    }

    /** The three services together, of what one service of Spring holds after the same load; nothing where it does not run. */
    Optional<Report.Figure> memory() {
        ProcessHandle spring = processes.get(WholeRows.S);
        if (spring == null) {
            return Optional.empty();
        }
        double ours = OURS.stream()
                .mapToDouble(name -> ProcessUse.of(processes.get(name)).memoryBytes())
                .sum();
        return Optional.of(Report.Figure.of(
                "memory of the three services, of that of " + WholeRows.S,
                ours / ProcessUse.of(spring).memoryBytes(),
                "times",
                1.0));
    }
}
