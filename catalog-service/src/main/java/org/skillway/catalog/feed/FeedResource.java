package org.skillway.catalog.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;

/** The change feed for the other parts; {@code deploy/contract/README.md} describes its lines. */
@Path("/internal/v1/feed")
class FeedResource {

    private final HistoryService history;
    private final RevisionSignal signal;
    private final FeedWriter writer;

    FeedResource(HistoryService history, RevisionSignal signal, FeedWriter writer) {
        this.history = history;
        this.signal = signal;
        this.writer = writer;
    }

    /**
     * What came after a revision, or everything.
     *
     * @param epoch the epoch that the follower knows
     * @param after the revision that the follower has
     * @param waitSeconds how long to wait while there is nothing new
     */
    @GET
    @Produces("application/x-ndjson")
    @RolesAllowed("scope:catalog:follow")
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> follow(
            @QueryParam("epoch") String epoch,
            @QueryParam("after") @Min(0) Long after,
            @QueryParam("waitSeconds") @Min(0) @Max(30) Integer waitSeconds,
            @QueryParam("titles") Boolean titles,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        return FeedBody.of(answer(epoch, after, waitSeconds, Boolean.TRUE.equals(titles)), acceptEncoding);
    }

    private StreamingOutput answer(String epoch, Long after, Integer waitSeconds, boolean withTitles) {
        Head head = history.head();
        if (after == null || !head.epoch().equals(uuid(epoch)) || after > head.revision()) {
            return target -> writer.snapshot(head, withTitles, target);
        }
        Head newer = after < head.revision() || waitSeconds == null
                ? head
                : signal.await(head, Duration.ofSeconds(waitSeconds));
        return newer.epoch().equals(head.epoch())
                ? target -> writer.changes(after, newer, withTitles, target)
                : target -> writer.snapshot(newer, withTitles, target);
    }

    private static UUID uuid(String epoch) {
        try {
            return epoch == null ? null : UUID.fromString(epoch);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("epoch", "uuid");
        }
    }
}
