package org.skillway.catalog.reading;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Collection;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds the answers to reads: the headers that all of them carry, and 304 where the client has the answer already. */
public final class Answer {

    public static final String REVISION_HEADER = "Skillway-Catalog-Revision";

    /** Part of every ETag; grows when the same content is rendered in another shape. */
    public static final String SHAPE = "2";

    private Answer() {}

    /** An answer about one entity. */
    public static <T> RestResponse<T> one(Found<T> found, String ifNoneMatch) {
        String of = found.ownRevision() + "." + found.newestRevision();
        return conditional(found.view(), found.moment(), found.languages(), of, ifNoneMatch)
                .build();
    }

    /**
     * An answer that depends on the whole catalog at its revision.
     *
     * @param languages BCP 47 languages of the body
     */
    public static <T> RestResponse<T> list(
            T body, String next, Moment moment, Collection<String> languages, UriInfo uri, String ifNoneMatch) {
        RestResponse.ResponseBuilder<T> answer =
                conditional(body, moment, languages, Long.toString(moment.revision()), ifNoneMatch);
        if (next != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build()
                    .getRawQuery();
            // Relative (RFC 8288, 3.1), so that it holds behind any proxy.
            answer.header(
                    HttpHeaders.LINK, "<" + uri.getAbsolutePath().getRawPath() + "?" + target + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static <T> RestResponse.ResponseBuilder<T> conditional(
            T body, Moment moment, Collection<String> languages, String of, String ifNoneMatch) {
        String etag = "\"%s.%s.%s%s.%s\""
                .formatted(
                        SHAPE,
                        moment.epoch().toString().substring(0, 8),
                        of,
                        moment.redactionTag(),
                        moment.languages().canonical());
        RestResponse.ResponseBuilder<T> answer = matches(etag, ifNoneMatch)
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(body);
        if (!languages.isEmpty()) {
            answer.header(HttpHeaders.CONTENT_LANGUAGE, String.join(", ", languages));
        }
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(REVISION_HEADER, moment.revision());
    }

    /** RFC 9110, 13.1.2: weak comparison with any of a list. */
    public static boolean matches(String etag, String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                                .anyMatch(etag::equals));
    }
}
