package org.skillway.gateway.learner;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.skillway.gateway.graph.CatalogGraph;

/** The headers that every combined answer carries, and 304 where the client has the answer already. */
final class CombinedAnswer {

    /** Part of every ETag; grows when the same content is rendered in another shape. */
    private static final String SHAPE = "2";

    private CombinedAnswer() {}

    /** @param age how long the catalog has been out of reach, if it is */
    static Response of(Combination combination, Object body, Optional<Duration> age) {
        return answer(combination, body, age).build();
    }

    /** The same, with where the next page is if there is one. */
    static Response page(Combination combination, ListPage page, UriInfo uri, Optional<Duration> age) {
        Response.ResponseBuilder answer = answer(combination, page, age);
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + nextPage(uri, page.next()) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** The same for an answer of the catalog alone. */
    static Response ofCatalog(CatalogGraph graph, Question question, Object body, Optional<Duration> age) {
        String etag = etag(graph, "catalog", question);
        return answer(graph, question, etag, body, age)
                .header(HttpHeaders.VARY, "Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static Response.ResponseBuilder answer(Combination combination, Object body, Optional<Duration> age) {
        StandingView standing = combination.standing();
        String ledger = standing.ledgerId() == null ? "none" : standing.ledgerId();
        String etag = etag(combination.graph(), ledger + "." + standing.version(), combination.question());
        return answer(combination.graph(), combination.question(), etag, body, age)
                .header(HttpHeaders.VARY, "Accept-Language, Authorization")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Skillway-Progress-Version", standing.version());
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

    private static Response.ResponseBuilder answer(
            CatalogGraph graph, Question question, String etag, Object body, Optional<Duration> age) {
        Response.ResponseBuilder answer =
                matches(etag, question.ifNoneMatch()) ? Response.notModified() : Response.ok(body);
        age.ifPresent(time -> answer.header("Age", time.toSeconds()));
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CONTENT_LANGUAGE, question.language().toLanguageTag())
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
