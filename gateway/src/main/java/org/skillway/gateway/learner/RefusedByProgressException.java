package org.skillway.gateway.learner;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** progress-service refused the request with a problem of its own, which is the client's answer as it stands. */
public final class RefusedByProgressException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final List<String> HEADERS = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.WWW_AUTHENTICATE,
            HttpHeaders.RETRY_AFTER);

    private final int status;
    private final transient MultiMap headers;
    private final transient Buffer body;

    public RefusedByProgressException(int status, MultiMap headers, Buffer body) {
        super("Progress answers " + status, null, false, false);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Whether it is the request itself that is refused, and not whoever sends it. */
    boolean isOfTheRequest() {
        return status == Response.Status.BAD_REQUEST.getStatusCode();
    }

    Response answer() {
        Response.ResponseBuilder answer = Response.status(status).entity(body.getBytes());
        for (String header : HEADERS) {
            String value = headers.get(header);
            if (value != null) {
                answer.header(header, value);
            }
        }
        return answer.build();
    }
}
