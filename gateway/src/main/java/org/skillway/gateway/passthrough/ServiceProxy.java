package org.skillway.gateway.passthrough;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClient;
import org.skillway.gateway.web.BodyLimit;
import org.skillway.gateway.web.EdgeProblems;

/** Passes requests on to one service and its answers back, as streams; answers by itself while the service does not. */
final class ServiceProxy implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH);
    private static final String LIMITED_BODY = "limited body";
    private static final String GIVEN_UP = "given up";
    private static final Map<String, String> TRY_AGAIN = Map.of("Retry-After", "2");

    private final ServiceClient client;
    private final EdgeProblems problems;
    private final BodyLimit limit;
    private final OwnWrites writes;
    private final Duration idle;
    private final boolean traced;
    private final HttpProxy proxy;

    /** @param idle for how long nothing may come of a body that is waited for */
    ServiceProxy(
            ServiceClient client,
            EdgeProblems problems,
            BodyLimit limit,
            OwnWrites writes,
            Duration idle,
            boolean traced) {
        this.idle = idle;
        this.traced = traced;
        this.client = client;
        this.writes = writes;
        this.problems = problems;
        this.limit = limit;
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client.http())
                .origin(context -> client.request(context.request().proxiedRequest()::isEnded))
                .addInterceptor(this);
    }

    void handle(HttpServerRequest request) {
        proxy.handle(ClientRequest.of(request));
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest given = request.proxiedRequest();
        Headers.keepOfRequest(request.headers(), traced);
        request.putHeader(RequestId.HEADER, RequestId.of(given));
        request.setURI(given.query() == null ? given.path() : given.path() + "?" + given.query());
        LimitedBody limited = new LimitedBody(given, limit.of(given), idle);
        context.set(LIMITED_BODY, limited);
        return body(request, limited)
                .compose(body -> {
                    request.setBody(body);
                    return sendTwiceIfNeeded(context);
                })
                .map(response -> own(context, response))
                .recover(failure -> Future.succeededFuture(failed(context, failure)));
    }

    /** A read goes out once more if its connection was closed under us; nothing of an answer has been passed on by then. */
    private Future<ProxyResponse> sendTwiceIfNeeded(ProxyContext context) {
        HttpServerRequest given = context.request().proxiedRequest();
        long began = System.nanoTime();
        return context.sendRequest().recover(failure -> {
            boolean repeatable = READS.contains(given.method()) && given.isEnded() && given.bytesRead() == 0;
            if (repeatable && client.isClosedUnderUs(failure, Duration.ofNanos(System.nanoTime() - began))) {
                context.request().setBody(null);
                return context.sendRequest();
            }
            return Future.failedFuture(failure);
        });
    }

    /**
     * The body, as soon as there is something of it. The head goes out with that, and a connection on which nothing goes out
     * would be taken for one on which the service is silent.
     */
    private static Future<Body> body(ProxyRequest request, LimitedBody limited) {
        HttpServerRequest given = request.proxiedRequest();
        long length = request.getBody().length();
        boolean http2 = given.version() == HttpVersion.HTTP_2;
        // Over HTTP/2 nothing says that one without a length comes. A read has none, although its end may come a moment
        // after its head.
        boolean announced = length > 0 || given.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (!announced && (length == 0 || !http2 || !WITH_BODY.contains(given.method()))) {
            return Future.succeededFuture(Body.body(limited, length));
        }
        return limited.comes().map(comes -> {
            if (!comes) {
                return Body.body(Buffer.buffer());
            }
            if (http2 && length < 0) {
                given.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
            }
            return Body.body(limited, length);
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        if (tooLarge(context) || context.get(GIVEN_UP, Boolean.class) != null) {
            HttpServerRequest given = context.request().proxiedRequest();
            return context.sendResponse().onComplete(done -> EdgeProblems.hangUp(given));
        }
        Headers.keepOfAnswer(response.headers(), client.url());
        if (client.service() != Service.CATALOG) {
            return send(context);
        }
        return writes.shown(context.request().proxiedRequest(), response.getStatusCode(), response.headers())
                .compose(shown -> send(context));
    }

    private static Future<Void> send(ProxyContext context) {
        HttpServerRequest given = context.request().proxiedRequest();
        Body body = context.response().getBody();
        if (body == null || body.length() >= 0 || !ClientRequest.endsWithItsConnection(given)) {
            return context.sendResponse();
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        return context.sendResponse().onComplete(sent -> given.connection().close());
    }

    /** The service's own answer, or ours in the place of what is none. */
    private ProxyResponse own(ProxyContext context, ProxyResponse response) {
        if (ServiceClient.isOwnAnswer(response.getStatusCode(), response.headers())) {
            return SeenBefore.behind(context.request().proxiedRequest(), response.headers())
                    .map(code -> {
                        response.release().setStatusMessage(null);
                        return put(instead(context, code), response);
                    })
                    .orElse(response);
        }
        LOG.debugf(
                "Request %s: %s answers %d, but not by itself",
                RequestId.of(context.request().proxiedRequest()),
                client.service().module(),
                response.getStatusCode());
        response.release().setStatusMessage(null);
        return put(instead(context, client.service().unavailable()), response);
    }

    private ProxyResponse failed(ProxyContext context, Throwable failure) {
        ProxyResponse response = context.request().release().response();
        if (tooLarge(context)) {
            return put(problems.tooLarge(context.request().proxiedRequest()), response);
        }
        LimitedBody limited = context.get(LIMITED_BODY, LimitedBody.class);
        if (limited != null && limited.isOverdue()) {
            context.set(GIVEN_UP, true);
            return put(problems.tooSlow(context.request().proxiedRequest(), idle), response);
        }
        LOG.debugf(
                "Request %s: %s does not answer: %s",
                RequestId.of(context.request().proxiedRequest()),
                client.service().module(),
                failure.getClass().getSimpleName());
        ProxyResponse instead = put(instead(context, client.code(failure)), response);
        HttpServerRequest given = context.request().proxiedRequest();
        if (isLong(given)) {
            // Nobody takes in what nobody is there for.
            context.set(GIVEN_UP, true);
            EdgeProblems.last(given).forEach(instead::putHeader);
        }
        return instead;
    }

    /** Whether more of a body may come than is taken in without a thought. */
    private static boolean isLong(HttpServerRequest given) {
        String length = given.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? given.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : Long.parseLong(length) > BodyLimit.BYTES;
    }

    private static boolean tooLarge(ProxyContext context) {
        LimitedBody limited = context.get(LIMITED_BODY, LimitedBody.class);
        return limited != null && limited.tooLarge();
    }

    private EdgeProblems.Answer instead(ProxyContext context, ErrorCode code) {
        return problems.answer(context.request().proxiedRequest(), code, TRY_AGAIN);
    }

    private static ProxyResponse put(EdgeProblems.Answer answer, ProxyResponse response) {
        response.setStatusCode(answer.status()).setBody(Body.body(answer.body()));
        answer.headers().forEach(response.headers()::set);
        return response;
    }
}
