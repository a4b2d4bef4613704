package org.skillway.gateway.learner;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A body with the headers that every combined answer carries, and 304 where the client has the answer already.
 *
 * @param repeatable whether the same question at the same versions is always answered with the same bytes; what is not has
 *     no ETag and is kept nowhere
 */
record CombinedAnswer(Combination combination, Object body, boolean repeatable) {

    /** Part of every ETag; grows when the same content is rendered in another shape. */
    private static final String SHAPE = "2";

    /** Whether the client has the answer already, which then need not be made. */
    static boolean isKnown(Combination combination) {
        return matches(etag(combination), combination.question().ifNoneMatch());
    }

    /** @param age how long the catalog has been out of reach, if it is */
    Response response(Optional<Duration> age) {
        Response.ResponseBuilder answer =
                repeatable && isKnown(combination) ? Response.notModified() : Response.ok(body);
        age.ifPresent(time -> answer.header("Age", time.toSeconds()));
        if (repeatable) {
            answer.header(HttpHeaders.ETAG, etag(combination));
        }
        return answer.header(HttpHeaders.VARY, "Accept-Language, Authorization")
                .header(HttpHeaders.CONTENT_LANGUAGE, combination.language().toLanguageTag())
                .header(HttpHeaders.CACHE_CONTROL, repeatable ? "private, no-cache" : "no-store")
                .header("Skillway-Catalog-Revision", combination.graph().revision())
                .header("Skillway-Progress-Version", combination.standing().version())
                .build();
    }

    private static String etag(Combination combination) {
        StandingView standing = combination.standing();
        return "\"%s.%s.%d.%s.%d.%s\""
                .formatted(
                        SHAPE,
                        combination.graph().epoch(),
                        combination.graph().revision(),
                        standing.ledgerId() == null ? "none" : standing.ledgerId(),
                        standing.version(),
                        combination.language().toLanguageTag());
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
