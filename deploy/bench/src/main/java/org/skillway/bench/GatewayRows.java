package org.skillway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.skillway.bench.GatewayTable.Cost;
import org.skillway.bench.GatewayTable.Figure;
import org.skillway.bench.Question.Target;

/** The rows of the gateway's table, and what some of their requests cost in each process. */
final class GatewayRows {

    static final String FEW = "role of a learner, the same few learners";
    static final String PAGE = "role page, 304";
    static final String ALL = "role of a learner, all learners";

    private static final int COMPARED = 200;
    private static final int MANY = 32;
    private static final Target JOIN = new Target(1.0, null, true);
    private static final Target CONSTANT = new Target(0.8, null);
    private static final Target PASSED_ON = new Target(0.65, null);
    private static final double ADDED_MILLIS = 0.3;
    private static final double RANKING_MILLIS = 2;
    private static final int RANKED_BY = 4;

    private final int portBase;
    private final FloorProcess join;
    private final FloorProcess constant;
    private final Load load;
    private final GatewayRequests asked;
    private final StackProcesses processes;
    private final Turns turns;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param join the floor that answers by one statement
     * @param constant the floor that always says the same
     */
    GatewayRows(
            int portBase,
            FloorProcess join,
            FloorProcess constant,
            Load load,
            GatewayRequests asked,
            StackProcesses processes,
            Turns turns) {
        this.portBase = portBase;
        this.join = join;
        this.constant = constant;
        this.load = load;
        this.asked = asked;
        this.processes = processes;
        this.turns = turns;
    }

    void compare(SameAnswers same) {
        for (int i = 0; i < COMPARED; i++) {
            same.check(asked.ofFew());
            same.check(asked.ofAll());
        }
    }

    List<Row> joins(int connections) {
        Target target = connections == MANY ? JOIN : Target.NONE;
        return List.of(
                row(FEW + "; one SQL join", connections, target, asked::ofFew, join.port(), asked::ofFew),
                row(ALL + "; one SQL join", connections, target, asked::ofAll, join.port(), asked::ofAll));
    }

    List<Row> known(int connections) {
        Target target = connections == MANY ? CONSTANT : Target.NONE;
        return List.of(
                row(PAGE + "; constant", connections, target, pages(), constant.port(), this::always),
                // No target: each of these reads has to wait for what progress-service says from now on.
                row(FEW + ", 304; constant", connections, Target.NONE, standings(), constant.port(), this::always));
    }

    /** A list that is passed on, against the same from catalog-service. */
    Row passedOn(int connections) {
        return row(
                "list of 50 skills; from catalog-service",
                connections,
                connections == MANY ? PASSED_ON : Target.NONE,
                asked::list,
                portBase + 1,
                asked::list);
    }

    static Figure added(Row alone) {
        double millis = alone.median(
                        round -> round.skillway().p50Micros() - round.floor().p50Micros())
                / 1_000;
        return new Figure("passing a list on adds at the median, 1 connection", millis, "ms", ADDED_MILLIS);
    }

    /** What the gateway alone needs to rank all roles, beyond what it needs to say that the client has the answer. */
    List<Figure> ranking() {
        Supplier<Load.Request> rankings = known(turn -> asked.ranking(turn));
        load.run(portBase, asked::ranking, RANKED_BY, turns.warmUp());
        load.run(portBase, rankings, RANKED_BY, turns.warmUp());
        List<Double> whole = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        for (int i = 0; i < turns.rounds(); i++) {
            whole.add(gatewayMillis(asked::ranking));
            empty.add(gatewayMillis(rankings));
        }
        double each = median(whole) - median(empty);
        return List.of(
                new Figure("CPU of the gateway to rank all roles, beyond a 304", each, "ms", RANKING_MILLIS),
                new Figure("CPU of the gateway for that answer, all in all", median(whole), "ms", null));
    }

    private double gatewayMillis(Supplier<Load.Request> requests) {
        Duration before = StackProcesses.cpu(processes.gateway());
        Load.Result result = load.run(portBase, requests, RANKED_BY, turns.time());
        Duration after = StackProcesses.cpu(processes.gateway());
        return after.minus(before).toNanos() / 1e6 / answers(result);
    }

    /** Where the time of the first rows goes. */
    List<Cost> costs() {
        List<Cost> costs = new ArrayList<>();
        costs.add(cost(FEW, "Skillway", portBase, asked::ofFew));
        costs.add(cost(FEW, "one SQL join", join.port(), asked::ofFew));
        costs.add(cost(ALL, "Skillway", portBase, asked::ofAll));
        costs.add(cost(ALL, "one SQL join", join.port(), asked::ofAll));
        costs.add(cost(PAGE, "Skillway", portBase, pages()));
        costs.add(cost(FEW + ", 304", "Skillway", portBase, standings()));
        costs.add(cost(PAGE, "constant", constant.port(), this::always));
        return costs;
    }

    private Cost cost(String row, String side, int port, Supplier<Load.Request> requests) {
        Map<String, Duration> before = cpu();
        double answers = answers(load.run(port, requests, MANY, turns.time()));
        Map<String, Double> micros = new LinkedHashMap<>();
        cpu().forEach((process, after) -> {
            double each = after.minus(before.get(process)).toNanos() / 1_000.0 / answers;
            if (each >= 1) {
                micros.put(process, each);
            }
        });
        return new Cost(row, side, micros);
    }

    private double answers(Load.Result result) {
        return result.perSecond() * turns.time().toNanos() / 1e9;
    }

    private Map<String, Duration> cpu() {
        Map<String, Duration> cpu = processes.cpu();
        cpu.put("floor", StackProcesses.cpu(join.handle()).plus(StackProcesses.cpu(constant.handle())));
        cpu.put("load", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return cpu;
    }

    /** As long as the request for a page, although it is not looked at. */
    private Load.Request always() {
        return Load.Request.read("/constant").by(asked.page().token());
    }

    private Supplier<Load.Request> pages() {
        return known(turn -> asked.page(turn));
    }

    private Supplier<Load.Request> standings() {
        return known(turn -> asked.ofFew(turn));
    }

    /** Asked by who has the answers already. */
    private Supplier<Load.Request> known(IntFunction<Load.Request> few) {
        List<Load.Request> known = new ArrayList<>();
        for (int turn = 0; turn < GatewayRequests.FEW; turn++) {
            Load.Request first = few.apply(turn);
            known.add(first.knowing(tag(first)));
        }
        AtomicInteger next = new AtomicInteger();
        return () -> known.get((next.getAndIncrement() & Integer.MAX_VALUE) % known.size());
    }

    private String tag(Load.Request asked) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portBase + asked.path()))
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + asked.token())
                .build();
        try {
            HttpResponse<Void> response = http.send(request, HttpResponse.BodyHandlers.discarding());
            return response.headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new IllegalStateException(request.uri() + ": " + response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Row row(
            String name,
            int connections,
            Target target,
            Supplier<Load.Request> ours,
            int floor,
            Supplier<Load.Request> theirs) {
        return turns.row(
                name,
                connections,
                target,
                time -> load.run(portBase, ours, connections, time),
                time -> load.run(floor, theirs, connections, time));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
