package org.skillway.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything that one launcher runs: starts in one order, is watched, stops in the other. */
final class Stack {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    // A service writes a line into its log each time that it is asked and not ready.
    private static final Duration ASK_EVERY = Duration.ofMillis(200);
    private static final long NEWS_EVERY_SECONDS = 5;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final int LAST_LINES = 15;

    private final StackPlan plan;
    private final Consumer<String> say;
    private final List<Part> parts = new ArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Issuer issuer;
    private StackState.Phase phase = StackState.Phase.STARTING;
    private volatile boolean stopping;

    Stack(StackPlan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
    }

    /** Returns when everything is ready; throws a {@link Refusal} otherwise, and then {@link #stop} ends what runs. */
    void start() {
        save();
        DatabaseServer databases = plan.external().orElseGet(this::startPostgres);
        new Databases(databases, plan.secrets()).ensure();
        if (plan.provider().own()) {
            issuer = Issuer.start(
                    plan.ports().issuer(),
                    plan.key(),
                    plan.tokens(),
                    plan.secrets().clients());
        }
        for (ServiceSpec spec : plan.services().apply(databases)) {
            ServiceProcess service = new ServiceProcess(spec, plan.folder().log(spec.name()));
            services.add(service);
            spawn(service);
        }
        awaitReady();
        phase = StackState.Phase.RUNNING;
        save();
    }

    /** Returns when somebody else has called {@link #stop} and everything has ended. */
    void watch() throws InterruptedException {
        Watch watch = new Watch(parts, this::spawn, say, Clock.systemUTC());
        while (!stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            if (!stopping) {
                watch.look();
            }
        }
    }

    boolean stopping() {
        return stopping;
    }

    void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** Ends everything, the last started first; safe to call twice and from another thread. */
    void stop() {
        // Set outside the lock: whoever holds it is starting something, and should start nothing after that.
        stopping = true;
        try {
            stopAll();
        } finally {
            stopped.countDown();
        }
    }

    private synchronized void stopAll() {
        for (int i = services.size() - 1; i >= 0; i--) {
            services.get(i).stop();
        }
        if (issuer != null) {
            issuer.close();
        }
        parts.stream().filter(part -> !services.contains(part)).forEach(Part::stop);
        state().stopped().write(plan.folder().state());
    }

    /** Of the services together; empty where the system does not tell. */
    OptionalLong residentBytes() {
        return Resident.bytes(services.stream().map(ServiceProcess::pid).toList());
    }

    synchronized StackState state() {
        List<StackState.Entry> entries = new ArrayList<>();
        parts.stream().filter(Part::alive).map(Part::entry).forEach(entries::add);
        plan.external().map(Stack::entry).ifPresent(entries::add);
        if (issuer != null || !plan.provider().own()) {
            entries.add(plan.issuerEntry());
        }
        return plan.state(phase, entries);
    }

    private static StackState.Entry entry(DatabaseServer external) {
        return new StackState.Entry(LocalPostgres.NAME, null, external.port(), external.url(""), "of your own", null);
    }

    private DatabaseServer startPostgres() {
        LocalPostgres postgres = plan.postgres();
        Instant begin = Instant.now();
        say.accept("Starting PostgreSQL %s ...".formatted(plan.release().postgresql()));
        spawn(postgres);
        say.accept("PostgreSQL is ready after %.1f s.".formatted(seconds(begin)));
        return postgres.server();
    }

    private synchronized void spawn(Part part) {
        if (stopping) {
            throw new Refusal("Stopped before everything had started.");
        }
        if (!parts.contains(part)) {
            parts.add(part);
        }
        part.start();
        save();
    }

    private void save() {
        state().write(plan.folder().state());
    }

    private void awaitReady() {
        Instant begin = Instant.now();
        List<ServiceProcess> waiting = new ArrayList<>(services);
        say.accept("Starting %s ...".formatted(names(waiting)));
        long[] news = {NEWS_EVERY_SECONDS};
        boolean ready = Waiting.until(START_PATIENCE, ASK_EVERY, () -> {
            requireAlive();
            waiting.removeIf(service -> {
                boolean answers = service.ready();
                if (answers) {
                    say.accept("%s is ready after %.1f s.".formatted(service.name(), seconds(begin)));
                }
                return answers;
            });
            if (!waiting.isEmpty() && seconds(begin) > news[0]) {
                news[0] += NEWS_EVERY_SECONDS;
                say.accept("Still waiting for %s (%.0f s).".formatted(names(waiting), seconds(begin)));
            }
            return waiting.isEmpty();
        });
        if (!ready) {
            throw failure(waiting.get(0), "is not ready after %d s".formatted(START_PATIENCE.toSeconds()));
        }
    }

    private void requireAlive() {
        if (stopping) {
            throw new Refusal("Stopped before everything had started.");
        }
        services.stream().filter(service -> !service.alive()).findFirst().ifPresent(dead -> {
            throw failure(dead, "ended while starting");
        });
    }

    private static Refusal failure(Part part, String what) {
        StringBuilder lines = new StringBuilder();
        LogTail.lastWords(part.log(), LAST_LINES)
                .forEach(line -> lines.append("\n  | ").append(line));
        return new Refusal(
                "The %s service %s. Its log is %s and ends so:%s".formatted(part.name(), what, part.log(), lines));
    }

    private static String names(List<ServiceProcess> waiting) {
        return String.join(", ", waiting.stream().map(Part::name).toList());
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
