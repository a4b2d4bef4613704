package org.skillway.progress.follower;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.skillway.progress.replica.Position;

/** Asks the catalog for what is new (deploy/contract, "Change feed"). Used by one thread. */
final class FeedClient {

    private final HttpClient http;
    private final FollowerConfig config;
    private final TokenClient tokens;

    FeedClient(HttpClient http, FollowerConfig config, TokenClient tokens) {
        this.http = http;
        this.config = config;
        this.tokens = tokens;
    }

    /** Takes the lines of one answer; says how far the catalog is. */
    interface Reader {
        long read(Lines lines) throws FeedException, InterruptedException;
    }

    /**
     * @param at where the follower stands; empty asks for a snapshot
     * @param waiting whether the catalog may hold its answer back while there is nothing new
     */
    long ask(Optional<Position> at, boolean waiting, Reader reader) throws FeedException, InterruptedException {
        OptionalLong head = answered(at, waiting, reader);
        if (head.isEmpty()) {
            // A token can be withdrawn, or the issuer's key changed, before the token expires.
            tokens.forget();
            head = answered(at, waiting, reader);
        }
        return head.orElseThrow(() -> new FeedException("the catalog refused the token"));
    }

    /** Empty where the token was refused. */
    private OptionalLong answered(Optional<Position> at, boolean waiting, Reader reader)
            throws FeedException, InterruptedException {
        Duration patience = config.longPoll().plus(config.stall());
        HttpRequest request = HttpRequest.newBuilder(address(at, waiting))
                .timeout(patience)
                .header("Authorization", "Bearer " + tokens.token())
                .header("Accept", "application/x-ndjson")
                .header("Accept-Encoding", "gzip")
                .build();
        Lines lines = new Lines(patience);
        CompletableFuture<?> exchange = http.sendAsync(request, lines.handler());
        var failing = exchange.whenComplete((answer, failure) -> {
            if (failure != null) {
                lines.onError(failure);
            }
        });
        try {
            int status = lines.status();
            if (status == 401) {
                return OptionalLong.empty();
            }
            if (status != 200) {
                throw new FeedException("the catalog answered " + status);
            }
            return OptionalLong.of(reader.read(lines));
        } finally {
            // Lets go of the connection where the answer was not read to its end.
            exchange.cancel(true);
            failing.cancel(true);
        }
    }

    private URI address(Optional<Position> at, boolean waiting) {
        String base = config.url().toString();
        String position = at.map(here -> "&epoch=" + here.epoch() + "&after=" + here.revision())
                .orElse("");
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/internal/v1/feed?waitSeconds="
                        + (waiting ? config.longPoll().toSeconds() : 0) + position);
    }
}
