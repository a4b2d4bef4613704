package org.skillway.gateway.live;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.learner.Caller;
import org.skillway.gateway.learner.LearnerId;
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** What changes for a learner, as it changes, over HTTP. */
@Path("/api/v1/learners/{id}/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Live")
@Authenticated
class LearnerEventsResource {

    private final Streams streams;
    private final LearnerVersion versions;
    private final CurrentGraph graphs;
    private final Languages languages;
    private final JsonWebToken token;

    LearnerEventsResource(
            Streams streams, LearnerVersion versions, CurrentGraph graphs, Languages languages, JsonWebToken token) {
        this.streams = streams;
        this.versions = versions;
        this.graphs = graphs;
        this.languages = languages;
        this.token = token;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "followLearner",
            summary = "Hear at once when something changes for a learner",
            description =
                    "Server-sent events. `progress` says at which version the learner's progress stands now, `catalog` at"
                            + " which revision the catalog does that combined answers are computed from: whoever shows either"
                            + " asks again for what it shows. The first events say how things stand; each later one that they"
                            + " have changed, several changes in a row perhaps as one. The id of the last event, sent back as"
                            + " Last-Event-ID, spares a client that comes again what it knows. Comments come in between. The stream"
                            + " ends when the token expires, when the caller may no longer see this learner's progress, and when"
                            + " the gateway stops; a client that does not take what is sent loses it. Who may see the whole of a learner's progress may follow it.")
    @APIResponse(
            responseCode = "200",
            description = "Events, until either side ends them.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "events", value = LearnerEventsExample.STREAM)),
            headers = {
                @Header(
                        name = "Skillway-Catalog-Revision",
                        description = "The revision of the catalog when the stream began.",
                        schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                @Header(
                        name = "Skillway-Progress-Version",
                        description = "The version of the learner's progress when the stream began.",
                        schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            })
    @APIResponse(responseCode = "429", ref = "TooManyEventStreams")
    @APIResponse(responseCode = "503", ref = "EventsUnavailable")
    public Uni<Response> followLearner(
            @PathParam("id")
                    @Parameter(
                            description = "The subject of the learner's token, percent-encoded; `me` is whoever asks.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
                            example = "me")
                    String id,
            @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description =
                                    "The id of the last event that the client has got; what it says is not told again.",
                            example = "5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.7.0ef6ce24-52a5-4b1c-8a51-5d3a0c3f6b7e.128")
                    String lastEventId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages: en, ka.")
                    String acceptLanguage,
            @Context RoutingContext request) {
        Viewer viewer = new Viewer(
                LearnerId.resolve(id, token),
                token.getSubject(),
                new Caller(request.request().getHeader(HttpHeaders.AUTHORIZATION), RequestId.of(request)),
                Instant.ofEpochSecond(token.getExpirationTime()),
                languages.locale(acceptLanguage));
        if (HttpMethod.HEAD.equals(request.request().method())) {
            return versions.of(viewer).map(moment -> answer(null, moment));
        }
        EventStream stream = streams.open(viewer);
        return versions.of(viewer)
                .map(moment -> {
                    stream.opened(moment, Told.read(lastEventId));
                    return answer(stream, moment);
                })
                .onFailure()
                .invoke(stream::finish);
    }

    /** Nobody between keeps it, and none that can be told so waits until there is more of it. */
    private Response answer(EventStream stream, Moment moment) {
        Response.ResponseBuilder answer = Response.ok(stream, MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .header("Skillway-Progress-Version", moment.version());
        graphs.graph().ifPresent(graph -> answer.header("Skillway-Catalog-Revision", graph.revision()));
        return answer.build();
    }
}
