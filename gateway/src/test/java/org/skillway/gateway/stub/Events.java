package org.skillway.gateway.stub;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.skillway.testkit.Tokens;

/** A page that hears server-sent events, as the HTML standard (9.2.6) has a browser read them. */
public final class Events implements AutoCloseable {

    private final HttpResponse<Stream<String>> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile String outcome = "open";

    /** @param id the last one that has come */
    public record Event(String name, String id, String data) {

        public boolean isProgress(long version) {
            return name.equals("progress") && data.equals("{\"progressVersion\":" + version + "}");
        }
    }

    private Events(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** The learner's own page. */
    public static Events of(String learner) {
        return open(RestAssured.port, "me", Tokens.learner(learner), Map.of());
    }

    public static Events of(String learner, String lastEventId) {
        return open(RestAssured.port, "me", Tokens.learner(learner), Map.of("Last-Event-ID", lastEventId));
    }

    /** @param learner as it stands in the path */
    public static Events open(int port, String learner, String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/learners/" + learner + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            return new Events(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            Map<String, String> fields = new HashMap<>();
            answer.body().forEach(line -> {
                lines.add(line);
                if (!line.isEmpty()) {
                    int colon = line.indexOf(':');
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                } else if (fields.containsKey("data")) {
                    events.add(new Event(fields.remove("event"), fields.get("id"), fields.remove("data")));
                }
            });
            outcome = "ended";
        } catch (UncheckedIOException e) {
            outcome = "broken";
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** What has come so far, heartbeats and all. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<Event> all() {
        return List.copyOf(events);
    }

    public Event await(String what, Predicate<Event> wanted) {
        Await.until(what, () -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    public Event awaitProgress(long version) {
        return await("progress at version " + version, event -> event.isProgress(version));
    }

    public Event awaitCatalog() {
        return await("the catalog", event -> event.name().equals("catalog"));
    }

    /** Waits for the end of an answer that is whole. */
    public void awaitEnd() {
        Await.until("the stream ends", () -> !outcome.equals("open"));
        if (!outcome.equals("ended")) {
            throw new AssertionError("The stream has " + outcome);
        }
    }

    public boolean isOpen() {
        return outcome.equals("open");
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
