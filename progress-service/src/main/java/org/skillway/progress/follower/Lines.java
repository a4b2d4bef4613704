package org.skillway.progress.follower;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of one answer, from the threads of the HTTP client to the one that follows. The JDK's client has no limit on
 * the time between two bytes of a body; here each wait has one. As many lines as {@link #WINDOW} are taken in advance.
 */
final class Lines implements Flow.Subscriber<String> {

    private static final int WINDOW = 512;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Duration patience;
    private volatile Flow.Subscription subscription;

    /** One of: an answer's status, a line of its body, its end (all absent), or what broke it. */
    private record Event(Integer status, String line, Throwable failure) {}

    Lines(Duration patience) {
        this.patience = patience;
    }

    /** Feeds this from a request; the body of an answer other than 200 is thrown away. */
    HttpResponse.BodyHandler<Void> handler() {
        return answer -> {
            events.add(new Event(answer.statusCode(), null, null));
            return answer.statusCode() == 200
                    ? Gunzip.before(
                            HttpResponse.BodySubscribers.fromLineSubscriber(
                                    this, done -> null, StandardCharsets.UTF_8, "\n"),
                            answer)
                    : HttpResponse.BodySubscribers.replacing(null);
        };
    }

    /** The answer's status. To be called first. */
    int status() throws FeedException, InterruptedException {
        Integer status = next().status();
        if (status == null) {
            throw new FeedException("the answer began without a status");
        }
        return status;
    }

    /** The next line; null at the end. */
    String line() throws FeedException, InterruptedException {
        String line = next().line();
        if (line != null) {
            subscription.request(1);
        }
        return line;
    }

    private Event next() throws FeedException, InterruptedException {
        Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new FeedException("nothing came for " + patience.toSeconds() + " s");
        }
        if (event.failure() != null) {
            throw new FeedException("the connection broke: " + event.failure().getMessage(), event.failure());
        }
        return event;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(WINDOW);
    }

    @Override
    public void onNext(String line) {
        events.add(new Event(null, line, null));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(null, null, failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event(null, null, null));
    }
}
