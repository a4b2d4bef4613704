package org.skillway.gateway.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.web.Least;

/**
 * Whether what a service answers is as new as what the client has seen. All processes of a service read one database, so
 * that nothing is behind which has ever been told by one of them: what is, was told before a restore or an erasure, or never,
 * and waiting would not bring it.
 */
final class SeenBefore {

    private static final String VERSION_HEADER = "Skillway-Progress-Version";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** What asks for an answer of before, or for one that belongs to a page that was given before. */
    private static final Set<String> OF_BEFORE = Set.of("revision", "version", "asOf", "cursor");

    /** What names a revision of its own: an import the one that it made, a version the one that brought it. */
    private static final Pattern OF_THEIR_OWN = Pattern.compile("/api/v1/(imports.*|[^/]+/[^/]+/versions/[^/]+)");

    private SeenBefore() {}

    static boolean isRead(HttpServerRequest request) {
        return READS.contains(request.method());
    }

    /**
     * @param headers of the service's answer
     * @return the problem that the client gets in its place; empty where it is new enough
     */
    static Optional<ErrorCode> behind(HttpServerRequest request, MultiMap headers) {
        if (!isRead(request)) {
            return Optional.empty();
        }
        Least least = Least.of(request);
        if (least.equals(Least.NONE) || asksForBefore(request)) {
            return Optional.empty();
        }
        if (isBelow(headers.get(OwnWrites.REVISION_HEADER), least.revision())) {
            return Optional.of(ErrorCode.CATALOG_BEHIND);
        }
        return isBelow(headers.get(VERSION_HEADER), least.version())
                ? Optional.of(ErrorCode.PROGRESS_BEHIND)
                : Optional.empty();
    }

    private static boolean asksForBefore(HttpServerRequest request) {
        return OF_THEIR_OWN.matcher(request.path()).matches()
                || OF_BEFORE.stream().anyMatch(name -> request.params().contains(name));
    }

    private static boolean isBelow(String told, long least) {
        return OwnWrites.isNumber(told) && Long.parseLong(told) < least;
    }
}
