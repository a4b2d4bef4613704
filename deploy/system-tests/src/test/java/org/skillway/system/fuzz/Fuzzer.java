package org.skillway.system.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.skillway.system.DocumentedAnswers;

/**
 * Asks as one user whatever a document lets one ask, and much that it does not, and says what must not have been answered.
 * The same seed makes the same requests of a system that gives the same answers.
 */
final class Fuzzer {

    /** How many requests may pass until it is looked whether the victim's things have been changed. */
    private static final int LOOK_EVERY = 100;

    private final Wire wire;
    private final Ground ground;
    private final Oracle oracle;
    private final Generator generator;
    private final Mutator mutator;
    private final Random random;
    private final long seed;
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Set<String> succeeded = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private int sent;

    Fuzzer(Wire wire, String document, Ground ground, Duration longest, long seed) throws JsonProcessingException {
        DocumentedAnswers documented = new DocumentedAnswers(document);
        this.wire = wire;
        this.ground = ground;
        this.oracle = new Oracle(documented, ground, longest);
        this.random = new Random(seed);
        this.generator = new Generator(documented.document(), ground, random);
        this.mutator = new Mutator(generator.operations(), random);
        this.seed = seed;
    }

    /** What was found, once each, with the smallest request that shows it. */
    List<String> reports() {
        return reports;
    }

    List<Fault> faults() {
        return faults;
    }

    /** How often each status was answered, and how many operations were asked with success. */
    String summary() {
        return "%d requests with the seed %d: %s; %d of %d operations with success"
                .formatted(
                        sent,
                        seed,
                        statuses,
                        succeeded.size(),
                        generator.operations().size());
    }

    /** Goes on as this user until told to end. */
    void run(User user, BooleanSupplier over) {
        Memory memory = ground.memoryOf(user);
        generator.operations().stream()
                .filter(Operation::reads)
                .forEach(operation -> ask(user, valid(operation, user, memory), memory));
        List<Request> unlooked = new ArrayList<>();
        String before = ground.standing(user);
        while (!over.getAsBoolean()) {
            Request valid = valid(generator.anyOperation(), user, memory);
            Request request = random.nextInt(3) == 0 ? valid : mutator.mutated(valid);
            ask(user, request, memory);
            unlooked.add(request);
            if (!user.changes(ground.victim()) && unlooked.size() >= LOOK_EVERY) {
                before = look(user, unlooked, before);
            }
        }
        if (!user.changes(ground.victim())) {
            look(user, unlooked, before);
        }
    }

    private Request valid(Operation operation, User user, Memory memory) {
        Request addressed = generator.addressed(operation, memory);
        if (!operation.reads() && random.nextBoolean()) {
            // Whoever changes something has read it.
            generator.readings(addressed).forEach(reading -> ask(user, reading, memory));
        }
        return generator.valid(operation, addressed, user, memory);
    }

    private void ask(User user, Request request, Memory memory) {
        if (ground.spares(user, request)) {
            return;
        }
        Answer answer = wire.send(user, request);
        sent++;
        statuses.merge(answer.none() ? "none" : Integer.toString(answer.status()), 1, Integer::sum);
        if (answer.success()) {
            succeeded.add(request.method() + " " + request.template());
        }
        memory.note(request, answer);
        for (Fault fault : oracle.faultsOf(user, request, answer)) {
            found(user, request, fault, smaller -> oracle.faultsOf(user, smaller, wire.send(user, smaller)).stream()
                    .anyMatch(fault::like));
        }
    }

    /** Whether one of these requests has changed what is the victim's, and which. */
    private String look(User user, List<Request> requests, String before) {
        String after = ground.standing(user);
        if (!after.equals(before)) {
            Request guilty = requests.stream()
                    .filter(request -> changes(user, request))
                    .findFirst()
                    .orElse(requests.get(requests.size() - 1));
            Fault fault = new Fault("change", guilty.method() + " " + guilty.template(), before + " became " + after);
            found(user, guilty, fault, smaller -> changes(user, smaller));
        }
        requests.clear();
        return ground.standing(user);
    }

    private boolean changes(User user, Request request) {
        String before = ground.standing(user);
        wire.send(user, request);
        return !ground.standing(user).equals(before);
    }

    private void found(User user, Request request, Fault fault, Predicate<Request> shows) {
        if (faults.stream().anyMatch(fault::like)) {
            return;
        }
        faults.add(fault);
        boolean again = !ground.spares(user, request) && shows.test(request);
        Request smallest = again
                ? new Shrinker(smaller -> !ground.spares(user, smaller) && shows.test(smaller)).smallest(request)
                : request;
        reports.add("%s%n  as %s, %s, seed %d, request %d%n  %s"
                .formatted(
                        fault,
                        user.name(),
                        again ? "again when repeated" : "not when repeated",
                        seed,
                        sent,
                        smallest.curl(wire.base(), user)));
        System.out.println(reports.get(reports.size() - 1));
    }
}
