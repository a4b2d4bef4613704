package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.skillway.bench.GatewayTable.Figure;

/**
 * How long it takes until a change of the catalog shows in what the gateway combines. The change is made in catalog-service
 * itself, so that the gateway learns of it by following alone; the time begins before the change is sent, and so is an upper
 * bound of that since its commit.
 */
final class RevisionDelay {

    private static final double LONGEST_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 10;
    private static final String REVISION = "Skillway-Catalog-Revision";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int portBase;
    private final String admin;
    private final Load.Request asked;

    /** @param asked a combined answer */
    RevisionDelay(int portBase, String admin, Load.Request asked) {
        this.portBase = portBase;
        this.admin = admin;
        this.asked = asked;
    }

    List<Figure> measure(int changes) throws IOException, InterruptedException {
        return List.of(
                        of("role", changes, i -> "/api/v1/roles/" + World.key("bench-role", i)),
                        of("skill", changes, i -> "/api/v1/skills/" + World.key("bench-skill", i)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Figure> of(String kind, int changes, IntFunction<String> path)
            throws IOException, InterruptedException {
        change(path.apply(changes));
        double[] millis = new double[changes];
        for (int i = 0; i < changes; i++) {
            millis[i] = change(path.apply(i));
        }
        Arrays.sort(millis);
        String name = "until a changed " + kind + " shows in combined answers, ";
        return List.of(
                new Figure(name + "median of " + changes, millis[changes / 2], "ms", LONGEST_MILLIS),
                new Figure(name + "longest of " + changes, millis[changes - 1], "ms", LONGEST_MILLIS));
    }

    private double change(String path) throws IOException, InterruptedException {
        HttpRequest patch = request(portBase + 1, path, admin)
                .header("If-Match", "*")
                .header("Content-Type", "application/merge-patch+json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(
                                "{\"summary\": {\"en\": \"Changed at " + System.nanoTime() + "\"}}"))
                .build();
        long begun = System.nanoTime();
        HttpResponse<String> changed = http.send(patch, HttpResponse.BodyHandlers.ofString());
        if (changed.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + changed.statusCode() + ": " + changed.body());
        }
        long wanted = revision(changed);
        long shown = revision(combined());
        while (shown < wanted) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IllegalStateException("The gateway does not come to revision " + wanted);
            }
            TimeUnit.MILLISECONDS.sleep(1);
            shown = revision(combined());
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private HttpResponse<String> combined() throws IOException, InterruptedException {
        return http.send(request(portBase, asked.path(), asked.token()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long revision(HttpResponse<String> answer) {
        return answer.headers()
                .firstValueAsLong(REVISION)
                .orElseThrow(() -> new IllegalStateException(answer + ": " + answer.body()));
    }

    private static HttpRequest.Builder request(int port, String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + token);
    }
}
