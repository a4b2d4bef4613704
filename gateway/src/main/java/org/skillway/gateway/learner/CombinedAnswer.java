package org.skillway.gateway.learner;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.web.EntityTag;

/**
 * A body with the headers that every combined answer carries, and 304 where the client has the answer already.
 *
 * @param repeatable whether the same question at the same versions is always answered with the same bytes; what is not has
 *     no ETag and is kept nowhere
 * @param next where the next page of a list is; null where there is none
 */
record CombinedAnswer(Combination combination, Object body, boolean repeatable, String next) {

    /** Part of every ETag; grows when the same content is rendered in another shape. */
    private static final String SHAPE = "4";

    static CombinedAnswer of(Combination combination, Object body) {
        return new CombinedAnswer(combination, body, true, null);
    }

    static CombinedAnswer unrepeatable(Combination combination, Object body) {
        return new CombinedAnswer(combination, body, false, null);
    }

    static CombinedAnswer page(Combination combination, ListPage page, UriInfo uri) {
        return new CombinedAnswer(combination, page, true, page.next() == null ? null : nextPage(uri, page.next()));
    }

    /** Whether the client has the answer already, which then need not be made. */
    static boolean isKnown(Combination combination) {
        return EntityTag.matches(etag(combination), combination.question().ifNoneMatch());
    }

    /** @param age how long the catalog has been out of reach, if it is */
    Response response(Optional<Duration> age) {
        Response.ResponseBuilder answer =
                answer(combination.graph(), combination.question(), repeatable ? etag(combination) : null, body, age);
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.header(HttpHeaders.VARY, "Accept-Language, Authorization")
                .header(HttpHeaders.CACHE_CONTROL, repeatable ? "private, no-cache" : "no-store")
                .header("Skillway-Progress-Version", combination.standing().version())
                .build();
    }

    /** The same for an answer of the catalog alone. */
    static Response ofCatalog(CatalogGraph graph, Question question, Object body, Optional<Duration> age) {
        return answer(graph, question, etag(graph, "catalog", question), body, age)
                .header(HttpHeaders.VARY, "Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** The same for an answer that says nothing of the learner: it is good until the learner's part is there again. */
    static Response withoutLearner(CatalogGraph graph, Question question, Object body, Optional<Duration> age) {
        return answer(graph, question, null, body, age)
                .type(WithoutLearner.MEDIA_TYPE)
                .header(HttpHeaders.VARY, "Accept-Language, Authorization, " + WithoutLearner.HEADER)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(WithoutLearner.APPLIED_HEADER, WithoutLearner.APPLIED)
                .build();
    }

    private static String etag(Combination combination) {
        StandingView standing = combination.standing();
        String ledger = standing.ledgerId() == null ? "none" : standing.ledgerId();
        return etag(combination.graph(), ledger + "." + standing.version(), combination.question());
    }

    private static String etag(CatalogGraph graph, String learner, Question question) {
        return "\"%s.%s.%d.%s.%s\""
                .formatted(
                        SHAPE,
                        graph.epoch(),
                        graph.revision(),
                        learner,
                        question.language().toLanguageTag());
    }

    /** @param etag null for an answer that has none */
    private static Response.ResponseBuilder answer(
            CatalogGraph graph, Question question, String etag, Object body, Optional<Duration> age) {
        Response.ResponseBuilder answer = etag != null && EntityTag.matches(etag, question.ifNoneMatch())
                ? Response.notModified()
                : Response.ok(body);
        age.ifPresent(time -> answer.header("Age", time.toSeconds()));
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, question.language().toLanguageTag())
                .header("Skillway-Catalog-Revision", graph.revision());
    }

    // Without a host (RFC 8288, 3.1), so that it holds behind any proxy.
    private static String nextPage(UriInfo uri, String next) {
        Map<String, String> query = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        query.put("cursor", next);
        return uri.getAbsolutePath().getRawPath()
                + query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
