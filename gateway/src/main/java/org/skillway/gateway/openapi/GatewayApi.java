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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the OpenAPI document says of the gateway itself, and of headers; {@link ProblemResponses} has the problems. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Skillway",
                        version = "1",
                        description =
                                "What a role asks for, what a learner already has, and the shortest way to the rest:"
                                        + " roles, skills, modules and courses of the catalog, learners' records, and both"
                                        + " combined. Whatever is asked for, an address over 4,096 characters is answered with"
                                        + " 414 `uri-too-long`, and headers over 16 KiB with 431 `headers-too-large`.",
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
                                    name = EdgeResponses.LIMIT,
                                    description =
                                            "How many requests are left (`r`), and in how many seconds all of them are there"
                                                    + " again (`t`), of the policy that is named"
                                                    + " (draft-ietf-httpapi-ratelimit-headers).",
                                    schema = @Schema(type = SchemaType.STRING, examples = "\"reads\";r=1199;t=1")),
                            @Header(
                                    name = EdgeResponses.POLICY,
                                    description =
                                            "How many requests (`q`) may come in how many seconds (`w`), of this subject or"
                                                    + " else of this address: `reads`, `writes`, `searches`, `plans`, `exports` and"
                                                    + " `imports` are counted each by themselves.",
                                    schema = @Schema(type = SchemaType.STRING, examples = "\"reads\";q=1200;w=60")),
                            @Header(
                                    name = "RetryAfter",
                                    description = "After how many seconds the next request can succeed (RFC 9110).",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int32", examples = "3"))
                        }))
public class GatewayApi extends Application {}
