package org.skillway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.skillway.bench.GatewayTable.Figure;

/** What the graph of the whole catalog takes in memory, and how long it takes from the file on which it is saved. */
final class GraphFigures {

    private static final double MEBIBYTE = 1 << 20;
    private static final double MOST_MEBIBYTES = 100;
    private static final double LONGEST_MILLIS = 2_000;
    private static final int STARTS = 3;
    private static final int PATIENCE_SECONDS = 30;

    private final Path application;
    private final Path data;
    private final String issuer;

    /**
     * @param application of the gateway, the jar that starts it
     * @param data folder of the stack, in which the gateway saves its graph
     */
    GraphFigures(Path application, Path data, String issuer) {
        this.application = application;
        this.data = data;
        this.issuer = issuer;
    }

    /** @param following a gateway that follows the catalog and has not been asked for much yet */
    List<Figure> measure(ProcessHandle following) throws IOException, InterruptedException {
        double with = StackProcesses.liveBytes(following) / MEBIBYTE;
        double without;
        try (OwnGateway bare = OwnGateway.start(application, null, issuer)) {
            bare.awaitStarted();
            without = StackProcesses.liveBytes(bare.handle()) / MEBIBYTE;
        }
        return List.of(
                new Figure("graph, and what is held of the feed, in the heap", with - without, "MiB", MOST_MEBIBYTES),
                new Figure("from the saved file to ready", loaded(), "ms", LONGEST_MILLIS));
    }

    private double loaded() throws IOException, InterruptedException {
        Path graph = saved();
        try {
            double[] millis = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                try (OwnGateway gateway = OwnGateway.start(application, graph, issuer)) {
                    millis[i] = gateway.loadedMillis();
                }
            }
            Arrays.sort(millis);
            return millis[STARTS / 2];
        } finally {
            Files.delete(graph);
        }
    }

    /** A copy: the gateway of the stack goes on writing its own. */
    private Path saved() throws IOException, InterruptedException {
        Path graph = data.resolve("gateway").resolve("graph.ndjson");
        for (int i = 0; !Files.exists(graph) && i < PATIENCE_SECONDS; i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        return Files.copy(graph, Files.createTempFile("bench-graph", ".ndjson"), StandardCopyOption.REPLACE_EXISTING);
    }
}
