package org.skillway.gateway.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;

/** Connections to one service: a pool of its own, so that a slow service never takes the connections of the other. */
public final class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final int CONNECTIONS = 128;
    private static final String ANSWERS = "skillway.service.answers";
    private static final String UNREACHED = "skillway.service.unreached";

    private final AtomicBoolean away = new AtomicBoolean();
    private final Service service;
    private final URI url;
    private final Duration connect;
    private final HttpClient http;
    private final MeterRegistry meters;

    ServiceClient(Service service, URI url, SkillwayConfig.Waits waits, Vertx vertx, MeterRegistry meters) {
        this.service = service;
        this.url = url;
        this.connect = waits.connect();
        this.meters = meters;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(connect.toMillis()))
                        // Of the connection while it is in use, not of the request: that would end with the answer's
                        // head
                        // and would take a slow client for a slow service.
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(Math.toIntExact(waits.idle().toMillis())),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    public Service service() {
        return service;
    }

    public URI url() {
        return url;
    }

    public HttpClient http() {
        return http;
    }

    /** A request that has waited no longer than configured for a connection, and fails when nothing moves on it. */
    public Future<HttpClientRequest> request() {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return http.request(new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(tls)
                        // Includes the wait for a free connection.
                        .setConnectTimeout(connect.toMillis()))
                // Who sent the request learns of its failure by the response that fails.
                .map(request -> request.exceptionHandler(failure -> {}))
                .onSuccess(this::observe)
                .onFailure(failure -> {
                    meters.counter(UNREACHED, "service", service.module()).increment();
                    away(failure);
                });
    }

    // The time is that up to the head of the answer; the body takes as long as it is.
    private void observe(HttpClientRequest request) {
        Timer.Sample sample = Timer.start(meters);
        request.response().onComplete(answer -> {
            sample.stop(meters.timer(
                    ANSWERS,
                    "service",
                    service.module(),
                    "outcome",
                    answer.succeeded() ? answer.result().statusCode() / 100 + "xx" : "none"));
            if (answer.failed()) {
                away(answer.cause());
            } else if (away.compareAndSet(true, false)) {
                LOG.infof("%s answers again", service.module());
            }
        });
    }

    /** Said once and not at every request: while a service is away there may be thousands a second. */
    private void away(Throwable failure) {
        // A request that we took back (its client is gone, or sent too much) says nothing about the service.
        if (!(failure instanceof StreamResetException) && away.compareAndSet(false, true)) {
            LOG.warnf(
                    "%s does not answer: %s",
                    service.module(), failure.getClass().getSimpleName());
        }
    }

    void close() {
        http.close();
    }
}
