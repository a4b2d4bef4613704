package org.skillway.gateway.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.ServicesConfig;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.Problem;

/**
 * Connections to one service: a pool of its own, so that a slow service never takes the connections of the other, with a
 * bounded queue before it, and a circuit that opens while the service does not answer.
 */
public final class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final String ANSWERS = "skillway.service.answers";
    private static final String UNREACHED = "skillway.service.unreached";
    private static final String CIRCUIT = "skillway.service.circuit.open";
    private static final String UNDER_WAY = "skillway.service.under-way";

    private static final int UNAVAILABLE = 503;

    /** Bytes of a body that are taken together. */
    private static final int LARGEST_PIECE = 64 * 1024;

    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger underWay;
    private final Service service;
    private final URI url;
    private final RequestOptions target;
    private final int connections;
    private final Duration connect;
    private final Circuit circuit;
    private final Lanes lanes;
    private final MeterRegistry meters;

    ServiceClient(
            Service service,
            URI url,
            SkillwayConfig.Waits waits,
            ServicesConfig services,
            Vertx vertx,
            MeterRegistry meters) {
        this.service = service;
        this.url = url;
        this.connect = waits.connect();
        this.connections = services.connections();
        this.meters = meters;
        this.underWay = meters.gauge(UNDER_WAY, Tags.of("service", service.module()), new AtomicInteger());
        this.circuit = new Circuit(service, services.breaker(), waits.idle().plus(connect));
        Gauge.builder(CIRCUIT, circuit, now -> now.isOpen() ? 1 : 0)
                .tags("service", service.module())
                .description("Whether the service is left alone since it did not answer")
                .register(meters);
        this.target = target(url, connect);
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connect.toMillis()))
                // Of the connection while it is in use, not of the request: that would end with the head of the
                // answer and would take a slow client for a slow service.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(waits.idle().toMillis()))
                // What came in one piece is passed on in one.
                .setMaxChunkSize(LARGEST_PIECE);
        this.lanes = new Lanes(vertx, connections, parts -> {
            PoolOptions pool = new PoolOptions()
                    .setHttp1MaxSize(Lanes.part(connections, parts))
                    .setMaxWaitQueueSize(Lanes.part(services.waiting(), parts));
            return vertx.createHttpClient(options, pool);
        });
    }

    private static RequestOptions target(URI url, Duration connect) {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                // Includes the wait for a free connection.
                .setConnectTimeout(connect.toMillis());
    }

    public Service service() {
        return service;
    }

    public URI url() {
        return url;
    }

    /** For who sets up requests by {@link #request}. */
    public HttpClient http() {
        return lanes.any();
    }

    /** That more wait for the service than may. */
    public NotAskedException tooMany() {
        return NotAskedException.tooMany(service);
    }

    /** What a client is told when a request of ours has failed in this way. */
    public ErrorCode code(Throwable failure) {
        return failure instanceof NotAskedException e && e.isBusy() ? service.busy() : service.unavailable();
    }

    /** Whether an answer is the service's own, and can be passed on: not that of something between, nor one half gone. */
    public static boolean isOwnAnswer(int status, MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        String coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        return (coding == null || coding.equalsIgnoreCase("chunked"))
                && status >= 200
                && (status < 500 || (type != null && type.startsWith(Problem.MEDIA_TYPE)));
    }

    /**
     * Asks for what may be asked for twice: once more, if the connection was closed under us before anything came back.
     *
     * @param send sets up a request and sends it
     * @param take what is wanted of an answer of the service's own; called before any of its body can have come, whatever
     *     thread asks: what is taken of it later can be nothing, without a word
     */
    public <T> Future<T> read(
            Function<HttpClientRequest, Future<HttpClientResponse>> send,
            Function<HttpClientResponse, Future<T>> take) {
        long began = System.nanoTime();
        return once(send, take)
                .recover(failure -> {
                    Duration passed = Duration.ofNanos(System.nanoTime() - began);
                    return isClosedUnderUs(failure, passed) ? once(send, take) : Future.failedFuture(failure);
                })
                .compose(Function.identity());
    }

    // One in another: what is taken may fail too, and is then not asked for again.
    private <T> Future<Future<T>> once(
            Function<HttpClientRequest, Future<HttpClientResponse>> send,
            Function<HttpClientResponse, Future<T>> take) {
        return request().compose(request -> send.apply(request)
                .map(answer -> own(answer).compose(take)));
    }

    private static Future<HttpClientResponse> own(HttpClientResponse answer) {
        if (isOwnAnswer(answer.statusCode(), answer.headers())) {
            return Future.succeededFuture(answer);
        }
        // Nobody takes it, so nobody has to hear how it ends.
        answer.exceptionHandler(failure -> {}).request().reset();
        return Future.failedFuture(new IllegalStateException("Status " + answer.statusCode()));
    }

    /**
     * Whether a request failed because its connection ended, as one from the pool does when the service has just closed it
     * or was just stopped. One that ended since nothing moved on it ends later.
     */
    public boolean isClosedUnderUs(Throwable failure, Duration passed) {
        return passed.compareTo(connect) < 0
                && (failure instanceof HttpClosedException
                        || (failure instanceof SocketException && !(failure instanceof ConnectException)));
    }

    /** A request that has waited no longer than configured for a connection, and fails when nothing moves on it. */
    public Future<HttpClientRequest> request() {
        return request(() -> true);
    }

    /** @param whole whether all that is to be sent is there: until then, that nothing comes back proves nothing */
    public Future<HttpClientRequest> request(BooleanSupplier whole) {
        Circuit.Trial trial = circuit.trial().orElse(null);
        if (trial == null) {
            return Future.failedFuture(NotAskedException.leftAlone(service));
        }
        int place = underWay.incrementAndGet();
        Lanes.Lane lane = lanes.next();
        lane.underWay().incrementAndGet();
        return lane.http()
                .request(new RequestOptions(target))
                // Who sent the request learns of its failure by the response that fails.
                .map(request -> request.exceptionHandler(failure -> {}))
                .onSuccess(request -> observe(request, trial, whole, lane))
                .recover(failure -> {
                    leave(lane);
                    return Future.failedFuture(unreached(failure, place, trial));
                });
    }

    private Throwable unreached(Throwable failure, int place, Circuit.Trial trial) {
        meters.counter(UNREACHED, "service", service.module()).increment();
        boolean waited = failure instanceof TimeoutException && place > connections;
        if (waited || failure instanceof ConnectionPoolTooBusyException) {
            trial.saysNothing();
            return NotAskedException.tooMany(service);
        }
        trial.failed(failure);
        away(failure);
        return failure;
    }

    // The time is that up to the head of the answer; the body takes as long as it is.
    private void observe(HttpClientRequest request, Circuit.Trial trial, BooleanSupplier whole, Lanes.Lane lane) {
        Timer.Sample sample = Timer.start(meters);
        request.response().onComplete(answer -> {
            sample.stop(meters.timer(
                    ANSWERS,
                    "service",
                    service.module(),
                    "outcome",
                    answer.succeeded() ? answer.result().statusCode() / 100 + "xx" : "none"));
            if (answer.succeeded()) {
                answered(answer.result(), trial);
                answer.result().end().onComplete(end -> leave(lane));
            } else {
                leave(lane);
                unanswered(answer.cause(), trial, whole);
            }
        });
    }

    private void leave(Lanes.Lane lane) {
        lane.underWay().decrementAndGet();
        underWay.decrementAndGet();
    }

    private void answered(HttpClientResponse answer, Circuit.Trial trial) {
        // That its database is away is what nobody should wait for each time either.
        if (isOwnAnswer(answer.statusCode(), answer.headers()) && !isUnavailable(answer)) {
            trial.answered();
        } else {
            trial.failed(new IllegalStateException("Status " + answer.statusCode()));
        }
        if (away.compareAndSet(true, false)) {
            LOG.infof("%s answers again", service.module());
        }
    }

    /** Of a write 503 may be about one learner's ledger, in which too many write: nobody can have the others left alone by that. */
    private static boolean isUnavailable(HttpClientResponse answer) {
        HttpMethod method = answer.request().getMethod();
        return answer.statusCode() == UNAVAILABLE && (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method));
    }

    private void unanswered(Throwable failure, Circuit.Trial trial, BooleanSupplier whole) {
        // A request that we took back (its client is gone, or sent too much) or that has not come whole says nothing
        // about the service.
        if (failure instanceof StreamResetException || !whole.getAsBoolean()) {
            trial.saysNothing();
        } else {
            trial.failed(failure);
            away(failure);
        }
    }

    /** Said once and not at every request: while a service is away there may be thousands a second. */
    private void away(Throwable failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warnf(
                    "%s does not answer: %s",
                    service.module(), failure.getClass().getSimpleName());
        }
    }

    void close() {
        lanes.close();
    }
}
