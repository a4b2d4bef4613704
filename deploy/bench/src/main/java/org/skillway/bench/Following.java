package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Waits until both services that follow the catalog have come to its newest revision. */
final class Following {

    private static final int PATIENCE_SECONDS = 120;

    private final int portBase;
    private final String token;

    Following(int portBase, String token) {
        this.portBase = portBase;
        this.token = token;
    }

    /** @param progress the database of progress-service */
    void await(Connection progress) throws SQLException, IOException, InterruptedException {
        long newest = revision(portBase + 1, "/api/v1/roles?limit=1");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (position(progress) < newest || revision(portBase, "/api/v1/learners/me/roles?limit=1") < newest) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The catalog is not followed to revision " + newest);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long revision(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return answer.headers()
                .firstValueAsLong("Skillway-Catalog-Revision")
                .orElseThrow(() -> new IllegalStateException(answer + ": " + answer.body()));
    }

    private static long position(Connection progress) throws SQLException {
        try (Statement statement = progress.createStatement();
                ResultSet row = statement.executeQuery("select revision from catalog_position")) {
            row.next();
            return row.getLong(1);
        }
    }
}
