package org.skillway.gateway.openapi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.Problem;

/** What the OpenAPI document says once for all operations of the gateway's own. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Skillway",
                        version = "1",
                        description =
                                "What a role asks for, what a learner already has, and the shortest way to the rest:"
                                        + " roles, skills, modules and courses of the catalog, learners' records, and both"
                                        + " combined.",
                        contact = @Contact(name = "The developers of Skillway"),
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        servers = @Server(url = "/", description = "This gateway."),
        tags = {
            @Tag(name = "Readiness", description = "The catalog with a learner's own standing."),
            @Tag(name = "Live", description = "What changes for a learner, as it changes."),
            @Tag(name = "Plan", description = "The shortest way to what is not completed yet.")
        },
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "An access token (RFC 9068) of the configured OpenID provider."),
                        headers = {
                            @Header(
                                    name = "CombinedETag",
                                    description = "Names this answer (RFC 9110); send it back in If-None-Match.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "UsedCatalogRevision",
                                    description = "The catalog revision that the answer was computed from.",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Header(
                                    name = "UsedProgressVersion",
                                    description =
                                            "The version of the learner's ledger that the answer was computed from.",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Header(
                                    name = "CatalogAge",
                                    description =
                                            "For how many seconds the catalog has been out of reach; absent while it"
                                                    + " is not.",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Header(
                                    name = "PreferenceApplied",
                                    description =
                                            "`handling=lenient` where the answer says nothing of the learner, since their"
                                                    + " records could not be reached (RFC 7240); absent otherwise.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = RateLimitResponses.LIMIT,
                                    description =
                                            "How many requests are left (`r`), and in how many seconds all of them are there"
                                                    + " again (`t`), of the policy that is named"
                                                    + " (draft-ietf-httpapi-ratelimit-headers).",
                                    schema = @Schema(type = SchemaType.STRING, examples = "\"reads\";r=1199;t=1")),
                            @Header(
                                    name = RateLimitResponses.POLICY,
                                    description =
                                            "How many requests (`q`) may come in how many seconds (`w`), of this subject or"
                                                    + " else of this address: `reads`, `writes` and `imports` are counted each by"
                                                    + " themselves.",
                                    schema = @Schema(type = SchemaType.STRING, examples = "\"reads\";q=1200;w=60")),
                            @Header(
                                    name = "RetryAfter",
                                    description = "After how many seconds the next request can succeed (RFC 9110).",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int32", examples = "3"))
                        },
                        responses = {
                            @APIResponse(
                                    name = RateLimitResponses.REFUSED,
                                    description =
                                            "More requests have come from this subject, or from this address, than may;"
                                                    + " the header Retry-After says when the next one can succeed.",
                                    headers = @Header(name = "Retry-After", ref = "RetryAfter"),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "too-many-requests",
                                                                    value = Examples.TOO_MANY_REQUESTS))),
                            @APIResponse(
                                    name = "TooManyEventStreams",
                                    description =
                                            "The subject has as many event streams open as one may, or has sent too many"
                                                    + " requests; the header Retry-After says when to try again.",
                                    headers = @Header(name = "Retry-After", ref = "RetryAfter"),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "too-many-event-streams",
                                                                value = Examples.TOO_MANY_EVENT_STREAMS),
                                                        @ExampleObject(
                                                                name = "too-many-requests",
                                                                value = Examples.TOO_MANY_REQUESTS)
                                                    })),
                            @APIResponse(
                                    name = "EventsUnavailable",
                                    description =
                                            "This gateway opens no more event streams, or the learner's records or the keys of"
                                                    + " tokens cannot be reached; the header Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "events-unavailable",
                                                                value = Examples.EVENTS_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "progress-unavailable",
                                                                value = Examples.PROGRESS_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "progress-busy",
                                                                value = Examples.PROGRESS_BUSY),
                                                        @ExampleObject(
                                                                name = "issuer-unavailable",
                                                                value = Examples.ISSUER_UNAVAILABLE)
                                                    })),
                            @APIResponse(
                                    name = "InvalidLearnerRequest",
                                    description = "A parameter breaks a rule or is not known.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "invalid-parameter",
                                                                value = Examples.INVALID_PARAMETER),
                                                        @ExampleObject(
                                                                name = "unknown-parameter",
                                                                value = Examples.UNKNOWN_PARAMETER)
                                                    })),
                            @APIResponse(
                                    name = "TokenNeeded",
                                    description = "No token was sent, or one that is not accepted.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "token-missing",
                                                                value = Examples.TOKEN_MISSING),
                                                        @ExampleObject(
                                                                name = "token-expired",
                                                                value = Examples.TOKEN_EXPIRED)
                                                    })),
                            @APIResponse(
                                    name = "UnknownRole",
                                    description = "There is no role under this key.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown-key",
                                                                    value = Examples.UNKNOWN_KEY))),
                            @APIResponse(
                                    name = "NoSuchModule",
                                    description = "There is no module under this key.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown-key",
                                                                    value = Examples.UNKNOWN_MODULE))),
                            @APIResponse(
                                    name = "NoSuchCourse",
                                    description = "There is no course under this key.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown-key",
                                                                    value = Examples.UNKNOWN_COURSE))),
                            @APIResponse(
                                    name = "NoSuchMediaType",
                                    description = "Nothing can be given in the wanted media type.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "not-acceptable",
                                                                    value = Examples.NOT_ACCEPTABLE))),
                            @APIResponse(
                                    name = "CombinedUnavailable",
                                    description =
                                            "The learner's records or the keys of tokens cannot be reached, no catalog is"
                                                    + " known yet, it does not give an earlier revision, or one of them is"
                                                    + " behind what the client has seen; the header Retry-After says when to"
                                                    + " try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "progress-unavailable",
                                                                value = Examples.PROGRESS_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "issuer-unavailable",
                                                                value = Examples.ISSUER_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "catalog-not-loaded",
                                                                value = Examples.CATALOG_NOT_LOADED),
                                                        @ExampleObject(
                                                                name = "catalog-unavailable",
                                                                value = Examples.CATALOG_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "progress-busy",
                                                                value = Examples.PROGRESS_BUSY),
                                                        @ExampleObject(
                                                                name = "catalog-behind",
                                                                value = Examples.CATALOG_BEHIND),
                                                        @ExampleObject(
                                                                name = "progress-behind",
                                                                value = Examples.PROGRESS_BEHIND)
                                                    })),
                            @APIResponse(
                                    name = "NoSuchPlan",
                                    description =
                                            "The wishes contradict each other, or no plan that obeys them was found"
                                                    + " with the work allowed.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "contradictory-wishes",
                                                                    value = Examples.CONTRADICTORY_WISHES))),
                            @APIResponse(
                                    name = "PlanUnavailable",
                                    description =
                                            "The learner's records cannot be reached, no catalog is known yet, or"
                                                    + " too many plans are being made; the header Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "planning-busy",
                                                                value = Examples.PLANNING_BUSY),
                                                        @ExampleObject(
                                                                name = "progress-unavailable",
                                                                value = Examples.PROGRESS_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "catalog-not-loaded",
                                                                value = Examples.CATALOG_NOT_LOADED)
                                                    })),
                            @APIResponse(
                                    name = "InvalidPlanBody",
                                    description =
                                            "The body is no JSON, has not the form that is asked for, or names what is not there.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "malformed-json",
                                                                value = Examples.MALFORMED_JSON),
                                                        @ExampleObject(
                                                                name = "wrong-type",
                                                                value = Examples.WRONG_TYPE),
                                                        @ExampleObject(
                                                                name = "invalid-value",
                                                                value = Examples.INVALID_VALUE)
                                                    })),
                            @APIResponse(
                                    name = "OtherMediaType",
                                    description = "The body is not application/json.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "unsupported-media-type",
                                                                value = Examples.UNSUPPORTED_MEDIA_TYPE)
                                                    })),
                            @APIResponse(
                                    name = "PlanningUnavailable",
                                    description =
                                            "No catalog is known yet, it does not give an earlier revision, or too many plans are being made; the header Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "planning-busy",
                                                                value = Examples.PLANNING_BUSY),
                                                        @ExampleObject(
                                                                name = "catalog-unavailable",
                                                                value = Examples.CATALOG_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "issuer-unavailable",
                                                                value = Examples.ISSUER_UNAVAILABLE)
                                                    })),
                            @APIResponse(
                                    name = "CatalogUnavailable",
                                    description =
                                            "The catalog cannot be reached, or has more requests than it can answer; the"
                                                    + " header Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "catalog-unavailable",
                                                                value = Examples.CATALOG_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "catalog-busy",
                                                                value = Examples.CATALOG_BUSY)
                                                    })),
                            @APIResponse(
                                    name = "ProgressUnavailable",
                                    description =
                                            "The learners' records cannot be reached, or have more requests than they"
                                                    + " can answer; the header Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = {
                                                        @ExampleObject(
                                                                name = "progress-unavailable",
                                                                value = Examples.PROGRESS_UNAVAILABLE),
                                                        @ExampleObject(
                                                                name = "progress-busy",
                                                                value = Examples.PROGRESS_BUSY)
                                                    }))
                        }))
public class GatewayApi extends Application {}
