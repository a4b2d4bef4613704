package org.skillway.progress.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;

/** The {@code Link} to the page that follows (RFC 8288). */
public final class NextPage {

    private NextPage() {}

    /** A page of a list that is about no learner; {@code next} is null on the last. */
    public static <T> RestResponse<T> after(T page, String next, UriInfo uri) {
        RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.ok(page);
        link(answer, next, uri);
        return answer.build();
    }

    static void link(RestResponse.ResponseBuilder<?> answer, String next, UriInfo uri) {
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + target(uri, next) + ">; rel=\"next\"");
        }
    }

    // Without a host (RFC 8288, 3.1), so that it holds behind any proxy.
    private static String target(UriInfo uri, String next) {
        Map<String, String> query = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        query.put("cursor", next);
        StringBuilder target = new StringBuilder(uri.getAbsolutePath().getRawPath());
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return target.toString();
    }
}
