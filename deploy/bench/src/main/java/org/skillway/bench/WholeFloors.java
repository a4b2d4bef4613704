package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.skillway.bench.floor.FloorGateway;
import org.skillway.bench.floor.FloorService;

/** All floors of the whole run, in processes of their own beside the stack, on the database of progress-service. */
final class WholeFloors implements AutoCloseable {

    private final FloorProcess service;
    private final FloorProcess gateway;
    private final FloorProcess constant;
    /** Null where it is not wanted. */
    private final FloorProcess spring;

    private final Pgbench pgbench;
    private final Path scripts;

    private WholeFloors(
            FloorProcess service,
            FloorProcess gateway,
            FloorProcess constant,
            FloorProcess spring,
            Pgbench pgbench,
            Path scripts) {
        this.service = service;
        this.gateway = gateway;
        this.constant = constant;
        this.spring = spring;
        this.pgbench = pgbench;
        this.scripts = scripts;
    }

    /**
     * @param home checkout, with what is built in it
     * @param database of progress-service as its own user, with the tables of the floors in it
     * @param active how many learners are asked about
     * @param spring whether that floor is wanted too
     */
    static WholeFloors start(
            Path home, StackDatabase database, URI issuer, Population population, int active, boolean spring)
            throws IOException, InterruptedException {
        Path floors = home.resolve("deploy/bench/floors");
        URI keys = issuer.resolve("/jwks");
        FloorProcess service = FloorProcess.start(FloorService.class, database, keys);
        Map<String, Long> variables = Map.of(
                "learners", (long) active,
                "roles", (long) population.world().roles().size(),
                "skills", (long) population.world().skills().size());
        return new WholeFloors(
                service,
                FloorProcess.start(
                        FloorGateway.class, database, keys, URI.create("http://127.0.0.1:" + service.port())),
                FloorProcess.start(floors.resolve("constant/target/quarkus-app/quarkus-run.jar")),
                spring
                        ? FloorProcess.startSpring(
                                floors.resolve("spring/target/skillway-bench-spring.jar"), database, keys)
                        : null,
                new Pgbench(database, variables),
                floors.resolve("pgbench"));
    }

    int service() {
        return service.port();
    }

    int gateway() {
        return gateway.port();
    }

    int constant() {
        return constant.port();
    }

    int spring() {
        return spring.port();
    }

    Turns.Side pgbench(String script, int connections) {
        Path file = scripts.resolve(script);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no " + file);
        }
        return pgbench.side(file, connections);
    }

    Map<String, ProcessHandle> handles() {
        Map<String, ProcessHandle> handles = new LinkedHashMap<>();
        handles.put(WholeRows.F, service.handle());
        handles.put(WholeRows.FG, gateway.handle());
        handles.put(WholeRows.H, constant.handle());
        if (spring != null) {
            handles.put(WholeRows.S, spring.handle());
        }
        return handles;
    }

    @Override
    public void close() {
        Stream.of(gateway, service, constant, spring).filter(Objects::nonNull).forEach(FloorProcess::close);
    }
}
