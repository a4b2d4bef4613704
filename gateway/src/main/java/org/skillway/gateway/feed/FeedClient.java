package org.skillway.gateway.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import org.skillway.gateway.config.SkillwayConfig;

/** Asks the catalog for what is new since a place in its feed. */
@ApplicationScoped
class FeedClient {

    private final SkillwayConfig config;
    private final ServiceToken token;
    private final HttpClient http;

    FeedClient(SkillwayConfig config, Clock clock) {
        this.config = config;
        this.token = new ServiceToken(config, clock, "catalog:follow");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.waits().connect())
                .build();
    }

    /**
     * @param position what is held already; null asks for a snapshot
     * @param waiting whether the catalog may hold its answer back while there is nothing new
     */
    FeedAnswer follow(Holding position, boolean waiting, FeedAnswer answer) throws FeedException, InterruptedException {
        String place = position == null ? "" : "&epoch=" + position.epoch() + "&after=" + position.revision();
        return read("&waitSeconds=" + (waiting ? config.follow().hold().toSeconds() : 0) + place, answer);
    }

    /**
     * Everything that held at a revision.
     *
     * @throws FeedException.Refused when there is no such revision
     */
    FeedAnswer at(long revision) throws FeedException, InterruptedException {
        return read("&revision=" + revision, new FeedAnswer(null));
    }

    private FeedAnswer read(String query, FeedAnswer answer) throws FeedException, InterruptedException {
        try {
            readOnce(query, answer);
        } catch (FeedException.Unauthorized e) {
            // It may have been withdrawn before its time; a new one that is refused too is a matter for people.
            token.forget();
            readOnce(query, answer);
        }
        return answer;
    }

    private void readOnce(String query, FeedAnswer answer) throws FeedException, InterruptedException {
        try (FeedStream stream = FeedStream.open(http, request(query), "The catalog")) {
            while (!answer.ended()) {
                String line =
                        stream.next(config.follow().hold().plus(config.follow().stall()));
                if (line == null) {
                    throw new FeedException("The answer broke off before its end line");
                }
                answer.accept(line);
            }
        }
    }

    private HttpRequest request(String query) throws FeedException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(config.catalog().url() + "/internal/v1/feed?titles=true" + query))
                .header("Accept", "application/x-ndjson")
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + token.get())
                .build();
    }
}
