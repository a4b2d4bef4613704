package org.skillway.gateway.passthrough;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * A request as the proxy is to see it, in two things that it would do otherwise: it gathers a whole answer for a client of
 * HTTP/1.0, and where an answer breaks off it ends the connection so that nobody here hears that the request is over.
 */
final class ClientRequest extends HttpServerRequestWrapper {

    private final HttpServerResponse response;

    private ClientRequest(HttpServerRequestInternal request) {
        super(request);
        this.response = new BrokenOffWithItsConnection(request);
    }

    static ClientRequest of(HttpServerRequest request) {
        return new ClientRequest((HttpServerRequestInternal) request);
    }

    /** Whether the end of the connection is the only end that an answer of unknown length can have. */
    static boolean endsWithItsConnection(HttpServerRequest request) {
        return request instanceof ClientRequest client && client.delegate.version() == HttpVersion.HTTP_1_0;
    }

    /** The server knows better than the proxy that there are no chunks in HTTP/1.0. */
    @Override
    public HttpVersion version() {
        return super.version() == HttpVersion.HTTP_1_0 ? HttpVersion.HTTP_1_1 : super.version();
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    /** A response that is reset is closed for Vert.x, which then tells none of its handlers when the connection has ended. */
    private static final class BrokenOffWithItsConnection extends AbstractResponseWrapper {

        private final HttpServerRequest request;

        BrokenOffWithItsConnection(HttpServerRequest request) {
            super(request.response());
            this.request = request;
        }

        @Override
        public boolean reset() {
            return request.version() == HttpVersion.HTTP_2 ? super.reset() : hangUp();
        }

        @Override
        public boolean reset(long code) {
            return request.version() == HttpVersion.HTTP_2 ? super.reset(code) : hangUp();
        }

        private boolean hangUp() {
            if (request.response().ended()) {
                return false;
            }
            request.connection().close();
            return true;
        }
    }
}
