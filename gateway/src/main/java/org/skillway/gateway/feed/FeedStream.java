package org.skillway.gateway.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of an answer as they come. The JDK's client bounds the wait for an answer's head only; here every single
 * line has to come in time, and the thread that waits for one can be interrupted.
 */
public final class FeedStream implements Flow.Subscriber<String>, AutoCloseable {

    private static final int LINES_AHEAD = 256;

    private final String service;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;
    private CompletableFuture<?> exchange;
    private CompletableFuture<?> outcome;

    /** A line, a failure, or neither: the end. */
    private record Event(String line, FeedException failure) {}

    private FeedStream(String service) {
        this.service = service;
    }

    /** @param service as a sentence about it begins */
    public static FeedStream open(HttpClient http, HttpRequest request, String service) {
        FeedStream stream = new FeedStream(service);
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(request, stream::subscriberFor);
        stream.exchange = exchange;
        stream.outcome = exchange.exceptionally(failure -> {
            stream.onError(failure);
            return null;
        });
        return stream;
    }

    /** The next line, or null at the end of the answer. */
    public String next(Duration atMost) throws FeedException, InterruptedException {
        Event event = events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new FeedException(service + " has said nothing for " + atMost.toSeconds() + " s");
        }
        if (event.failure() != null) {
            throw event.failure();
        }
        if (event.line() != null) {
            subscription.request(1);
        }
        return event.line();
    }

    @Override
    public void close() {
        exchange.cancel(true);
        outcome.cancel(false);
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    private HttpResponse.BodySubscriber<Void> subscriberFor(HttpResponse.ResponseInfo info) {
        if (info.statusCode() == 200) {
            return Gunzip.before(
                    HttpResponse.BodySubscribers.fromLineSubscriber(this, unused -> null, StandardCharsets.UTF_8, null),
                    info);
        }
        events.add(new Event(
                null,
                switch (info.statusCode()) {
                    case 400 -> new FeedException.Refused();
                    case 401 -> new FeedException.Unauthorized();
                    default -> new FeedException(service + " answers with status " + info.statusCode());
                }));
        return HttpResponse.BodySubscribers.discarding();
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(LINES_AHEAD);
    }

    @Override
    public void onNext(String line) {
        events.add(new Event(line, null));
    }

    @Override
    public void onError(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String what = cause instanceof IOException ? " cannot be reached" : " cannot be understood";
        events.add(new Event(
                null, new FeedException(service + what + ": " + cause.getClass().getSimpleName(), cause)));
    }

    @Override
    public void onComplete() {
        events.add(new Event(null, null));
    }
}
