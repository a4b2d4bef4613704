package org.skillway.catalog.reading;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends who asks for a merged skill to the one that it lives on in (RFC 9110, 15.4.9). */
class MovedAnswer {

    private static final int PERMANENT_REDIRECT = 308;

    @ServerExceptionMapper
    Response moved(MovedException e, UriInfo uri) {
        String path = Arrays.stream(uri.getRequestUri().getRawPath().split("/", -1))
                .map(part -> part.equals(e.from()) ? e.to() : part)
                .collect(Collectors.joining("/"));
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(PERMANENT_REDIRECT)
                // Without scheme and host, so that it holds behind any proxy.
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                // The merge may be taken back.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
