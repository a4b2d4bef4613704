package org.skillway.local;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks after parts that run: starts one that died again, and says so. */
final class Watch {

    private static final int LAST_LINES = 8;

    private final List<? extends Part> parts;
    private final Consumer<Part> starter;
    private final Consumer<String> say;
    private final Clock clock;
    private final Map<Part, RestartBudget> budgets = new HashMap<>();
    private final Map<Part, Instant> due = new HashMap<>();
    private final Map<Part, Instant> starting = new HashMap<>();

    /** The starter starts a part, or throws a {@link Refusal}. */
    Watch(List<? extends Part> parts, Consumer<Part> starter, Consumer<String> say, Clock clock) {
        this.parts = parts;
        this.starter = starter;
        this.say = say;
        this.clock = clock;
    }

    /** One round over all parts, in the order in which they depend on each other. */
    void look() {
        for (Part part : parts) {
            if (part.alive()) {
                tellWhenReady(part);
            } else if (!due.containsKey(part)) {
                noteDeath(part);
            }
            Instant when = due.get(part);
            if (when != null && !clock.instant().isBefore(when)) {
                restart(part);
            }
        }
    }

    private void noteDeath(Part part) {
        starting.remove(part);
        Instant now = clock.instant();
        Instant next = budgets.computeIfAbsent(part, any -> new RestartBudget()).next(now);
        due.put(part, next);
        say.accept("%s died; its last lines (all of them: %s):".formatted(part.name(), part.log()));
        LogTail.lastWords(part.log(), LAST_LINES).forEach(line -> say.accept("  | " + line));
        long wait = next.getEpochSecond() - now.getEpochSecond();
        if (wait > 0) {
            say.accept("%s starts again in %d s.".formatted(part.name(), wait));
        }
    }

    private void restart(Part part) {
        due.remove(part);
        budgets.get(part).started(clock.instant());
        starting.put(part, clock.instant());
        try {
            starter.accept(part);
            say.accept("%s was started again.".formatted(part.name()));
        } catch (RuntimeException failure) {
            // Whatever it is, the other parts go on, and this one is tried again.
            say.accept("%s could not be started: %s".formatted(part.name(), failure.getMessage()));
        }
    }

    private void tellWhenReady(Part part) {
        Instant since = starting.get(part);
        if (since != null && part.ready()) {
            starting.remove(part);
            say.accept("%s is ready again after %.1f s."
                    .formatted(part.name(), (clock.millis() - since.toEpochMilli()) / 1000.0));
        }
    }
}
