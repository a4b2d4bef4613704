package org.skillway.catalog.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.catalog.error.Problem;

/** What the OpenAPI document says once for all operations. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Skillway catalog service",
                        version = "1",
                        description = "Roles, skills, course modules and courses, as published.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(name = "Roles", description = "Jobs as employers name them, and what they ask for."),
            @Tag(name = "Skills", description = "What can be learned and shown."),
            @Tag(name = "Modules", description = "Units of study, made by instructors."),
            @Tag(name = "Courses", description = "Modules in an order.")
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
                                    name = "CatalogRevision",
                                    description = "The catalog revision that the answer was read at.",
                                    schema =
                                            @Schema(
                                                    type =
                                                            org.eclipse.microprofile.openapi.annotations.enums
                                                                    .SchemaType.INTEGER,
                                                    format = "int64")),
                            @Header(
                                    name = "ETag",
                                    description = "Names this answer (RFC 9110); send it back in If-None-Match.",
                                    schema =
                                            @Schema(
                                                    type =
                                                            org.eclipse.microprofile.openapi.annotations.enums
                                                                    .SchemaType.STRING)),
                            @Header(
                                    name = "NextPage",
                                    description = "Where the next page is: rel=next (RFC 8288); absent on the last.",
                                    schema =
                                            @Schema(
                                                    type =
                                                            org.eclipse.microprofile.openapi.annotations.enums
                                                                    .SchemaType.STRING))
                        },
                        responses = {
                            @APIResponse(
                                    name = "InvalidRead",
                                    description = "A parameter breaks a rule.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "invalid-parameter",
                                                                    value =
                                                                            "{\"type\":\"urn:skillway:problem:invalid-parameter\",\"title\":\"A parameter breaks a rule\",\"status\":400,\"detail\":\"The parameters named in errors break the rules named there.\",\"code\":\"invalid-parameter\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"errors\":[{\"parameter\":\"limit\",\"rule\":\"range\",\"message\":\"must be less than or equal to 200\"}]}"))),
                            @APIResponse(
                                    name = "InvalidToken",
                                    description = "The token has expired.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "token-expired",
                                                                    value =
                                                                            "{\"type\":\"urn:skillway:problem:token-expired\",\"title\":\"The token has expired\",\"status\":401,\"detail\":\"The access token has expired; get a new one and repeat the request.\",\"code\":\"token-expired\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}"))),
                            @APIResponse(
                                    name = "UnknownKey",
                                    description = "There is nothing under this key.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown-key",
                                                                    value =
                                                                            "{\"type\":\"urn:skillway:problem:unknown-key\",\"title\":\"There is nothing under this key\",\"status\":404,\"detail\":\"No role has the key web-develper.\",\"code\":\"unknown-key\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}"))),
                            @APIResponse(
                                    name = "InternalError",
                                    description = "The service has failed. Codes: `internal`.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "internal",
                                                                    value =
                                                                            "{\"type\":\"urn:skillway:problem:internal\",\"title\":\"Something went wrong on our side\",\"status\":500,\"detail\":\"The request failed for a reason of ours. Please name the request id when you report it.\",\"code\":\"internal\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}"))),
                            @APIResponse(
                                    name = "NotAcceptable",
                                    description = "Nothing can be given in the wanted media type.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "not-acceptable",
                                                                    value =
                                                                            "{\"type\":\"urn:skillway:problem:not-acceptable\",\"title\":\"Nothing can be given in the wanted media type\",\"status\":406,\"detail\":\"This path answers with application/json.\",\"code\":\"not-acceptable\",\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}")))
                        }))
public class CatalogApi extends Application {}
