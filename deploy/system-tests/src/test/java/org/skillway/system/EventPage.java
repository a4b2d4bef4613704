package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What somebody reads of a learner's events. */
final class EventPage implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> body;
    private volatile boolean over;

    EventPage(String gateway, String id, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api/v1/learners/" + id + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<Stream<String>> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            body = answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread reader = new Thread(this::read, "page");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("broken");
        }
        over = true;
    }

    boolean hasProgress(long version) {
        return lines.contains("data: {\"progressVersion\":" + version + "}");
    }

    /** After how many milliseconds it is to come again when the stream has ended. */
    long retry() {
        return lines.stream()
                .filter(line -> line.startsWith("retry: "))
                .mapToLong(line -> Long.parseLong(line.substring("retry: ".length())))
                .findFirst()
                .orElseThrow();
    }

    /** The newest version that it was told of; -1 where it was told of none. */
    long progress() {
        return lines.stream()
                .filter(line -> line.startsWith("data: {\"progressVersion\":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .max()
                .orElse(-1);
    }

    void awaitProgress(long version, Duration atMost) throws InterruptedException {
        Skillway.waitUntil("Progress at version " + version, atMost, () -> hasProgress(version));
    }

    long events() {
        return lines.stream().filter(line -> line.startsWith("event:")).count();
    }

    String lastEventId() {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .reduce((one, next) -> next)
                .orElseThrow()
                .substring("id: ".length());
    }

    /** The same, or what the page knew before where it was told nothing. */
    String lastEventIdOr(String before) {
        return events() == 0 ? before : lastEventId();
    }

    boolean over() {
        return over;
    }

    @Override
    public void close() {
        body.close();
    }
}
