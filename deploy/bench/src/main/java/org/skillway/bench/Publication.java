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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Lets progress-service publish the figures of all cohorts, however short ago it last did; answers how many seconds it took. */
final class Publication implements Callable<Double> {

    private static final long LONGEST_SECONDS = 1_800;

    private final StackDatabase database;
    private final HttpRequest wish;

    /** @param database as the owner of the tables */
    Publication(StackDatabase database, int port, String token) {
        this.database = database;
        wish = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/cohorts/publications"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    @Override
    public Double call() throws SQLException, IOException, InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from cohort_figure");
            statement.execute("delete from cohort_publication");
            long begun = System.nanoTime();
            // A new connection each time: the service closes one that nobody uses for a minute.
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpResponse<String> answer = http.send(wish, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            while (!published(statement)) {
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                    throw new IllegalStateException("Cohorts have not been published");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static boolean published(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select from cohort_publication")) {
            return row.next();
        }
    }
}
