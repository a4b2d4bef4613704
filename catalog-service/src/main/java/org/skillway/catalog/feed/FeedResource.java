package org.skillway.catalog.feed;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
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
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;

/** The change feed for the other parts; {@code deploy/contract/README.md} describes its lines. */
@Path("/internal/v1/feed")
@Authenticated
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
     * @param revision asks for everything that held at it, wherever the follower stands; null for the newest
     */
    @GET
    @Produces("application/x-ndjson")
    @Blocking // to look at the head and to write; while it waits it holds no thread
    @Permit(Permission.FOLLOWERS)
    @Operation(hidden = true)
    public Uni<RestResponse<StreamingOutput>> follow(
            @QueryParam("epoch") String epoch,
            @QueryParam("after") @Min(0) Long after,
            @QueryParam("waitSeconds") @Min(0) @Max(30) Integer waitSeconds,
            @QueryParam("titles") Boolean titles,
            @QueryParam("revision") Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        boolean withTitles = Boolean.TRUE.equals(titles);
        Head head = history.head();
        if (revision != null) {
            Head then = at(revision, head);
            return Uni.createFrom()
                    .item(FeedBody.of(target -> writer.snapshot(then, withTitles, target), acceptEncoding));
        }
        boolean known = after != null && head.epoch().equals(uuid(epoch)) && after <= head.revision();
        Uni<Head> newest = known && after == head.revision() && waitSeconds != null
                ? signal.next(head, Duration.ofSeconds(waitSeconds))
                : Uni.createFrom().item(head);
        return newest.map(now -> FeedBody.of(
                known && now.epoch().equals(head.epoch())
                        ? target -> writer.changes(after, now, withTitles, target)
                        : target -> writer.snapshot(now, withTitles, target),
                acceptEncoding));
    }

    private static Head at(long revision, Head head) {
        if (revision < 0 || revision > head.revision()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "revision", head.revision());
        }
        return new Head(head.epoch(), revision);
    }

    private static UUID uuid(String epoch) {
        try {
            return epoch == null ? null : UUID.fromString(epoch);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("epoch", "uuid");
        }
    }
}
