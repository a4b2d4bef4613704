package org.skillway.progress.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds the answers about a learner: the headers that all of them carry, and 304 where the client has one already. */
public final class LearnerAnswer {

    public static final String VERSION_HEADER = "Skillway-Progress-Version";

    private LearnerAnswer() {}

    /** An answer that depends on the progress, and on something that {@code other} names unless that is null. */
    public static <T> RestResponse<T> read(T body, ProgressMoment moment, String other, String ifNoneMatch) {
        return conditional(body, moment, etag(moment, other), ifNoneMatch).build();
    }

    /** One page of a list; {@code next} is null on the last. */
    public static <T> RestResponse<T> page(
            T body, String next, ProgressMoment moment, String other, UriInfo uri, String ifNoneMatch) {
        RestResponse.ResponseBuilder<T> answer = conditional(body, moment, etag(moment, other), ifNoneMatch);
        NextPage.link(answer, next, uri);
        return answer.build();
    }

    /** What a write led to: 201 with {@code location}, or 200 where that is null. */
    public static <T> RestResponse<T> written(T body, ProgressMoment moment, String other, String location) {
        RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.create(
                location == null ? RestResponse.Status.OK : RestResponse.Status.CREATED, body);
        if (location != null) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        return headers(answer, moment, etag(moment, other)).build();
    }

    /** Nothing is left to show: 204. */
    public static <T> RestResponse<T> gone(ProgressMoment moment) {
        return headers(RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NO_CONTENT), moment, moment.etag())
                .build();
    }

    /** What is made anew each time and kept nowhere; the caller may add headers. */
    public static <T> RestResponse.ResponseBuilder<T> fresh(T body, ProgressMoment moment) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(VERSION_HEADER, moment.version())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String etag(ProgressMoment moment, String other) {
        return other == null ? moment.etag() : moment.etagWith(other);
    }

    private static <T> RestResponse.ResponseBuilder<T> conditional(
            T body, ProgressMoment moment, String etag, String ifNoneMatch) {
        return headers(
                matches(etag, ifNoneMatch)
                        ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                        : RestResponse.ResponseBuilder.ok(body),
                moment,
                etag);
    }

    private static <T> RestResponse.ResponseBuilder<T> headers(
            RestResponse.ResponseBuilder<T> answer, ProgressMoment moment, String etag) {
        return answer.header(HttpHeaders.ETAG, etag)
                .header(VERSION_HEADER, moment.version())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                // "me" is somebody else with another token.
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    /** RFC 9110, 13.1.2: weak comparison with any of a list. */
    private static boolean matches(String etag, String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(",", -1))
                                .map(String::strip)
                                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                                .anyMatch(etag::equals));
    }
}
