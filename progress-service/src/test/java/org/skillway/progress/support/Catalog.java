package org.skillway.progress.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** The tests' hand on the {@link CatalogStub}. */
public final class Catalog {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Catalog() {}

    /** A key that nobody has used. */
    public static String freshKey() {
        return "skill-" + UUID.randomUUID();
    }

    /** Publishes a fresh skill; returns its key. */
    public static String publishSkill() {
        String key = freshKey();
        publish(key);
        return key;
    }

    public static long publish(String key) {
        return Long.parseLong(command("publish", key + " \"status\":\"published\""));
    }

    public static long retire(String key) {
        return Long.parseLong(command("publish", key + " \"status\":\"retired\""));
    }

    public static long merge(String key, String into) {
        return Long.parseLong(command("publish", key + " \"status\":\"merged\",\"mergedInto\":\"" + into + "\""));
    }

    /**
     * Publishes something of whatever kind.
     *
     * @param members of its line behind the revision, with the closing brace
     */
    public static long entity(String members) {
        return Long.parseLong(command("entity", members));
    }

    /** As after a restore: the same content, another epoch. */
    public static String newEpoch() {
        return command("epoch", "");
    }

    /** The next answer of the feed goes wrong in this way. */
    public static void fail(String fault) {
        command("fault", fault);
    }

    /** What the feed was asked, and how the answer went wrong; empty where it did not. */
    public record Asked(String query, String token, String fault) {}

    public static List<Asked> asked() {
        return command("asked", "")
                .lines()
                .map(line -> line.split(" ", 3))
                .map(parts -> new Asked(parts[0], parts[1], parts[2]))
                .toList();
    }

    private static String command(String name, String body) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(
                                            System.getProperty(CatalogStub.URL_PROPERTY) + "/control/" + name))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
