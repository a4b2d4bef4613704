package org.skillway.catalog.reading;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends who asks for a merged skill to the one that it lives on in (RFC 9110, 15.4.9). */
class MovedAnswer {

    private static final int PERMANENT_REDIRECT = 308;

    private static final Pattern SKILL = Pattern.compile("(/skills/)[^/]+");

    @ServerExceptionMapper
    Response moved(MovedException e, UriInfo uri) {
        // By its place: the key may be that of a part of the path, and stand there in another spelling (%67it).
        String path = SKILL.matcher(uri.getRequestUri().getRawPath()).replaceFirst("$1" + e.to());
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(PERMANENT_REDIRECT)
                // Without scheme and host, so that it holds behind any proxy.
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                // The merge may be taken back.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
