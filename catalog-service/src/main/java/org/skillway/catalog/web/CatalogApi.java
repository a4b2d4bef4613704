package org.skillway.catalog.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
            @Tag(name = "Courses", description = "Modules in an order."),
            @Tag(name = "Search", description = "All of these by their words."),
            @Tag(name = "Upkeep", description = "What an admin should look at."),
            @Tag(name = "Proposals", description = "Skills that instructors propose."),
            @Tag(name = "Imports", description = "Whole catalogs and parts of them, in and out."),
            @Tag(name = "Drafts", description = "Working copies, seen by their owners and admins only."),
            @Tag(name = "Changes", description = "Who changed what when, and taking it back.")
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
                                    name = "ImportedRevision",
                                    description =
                                            "The catalog revision after the import, of several imports the newest; absent"
                                                    + " while it is under way, and where nothing went in.",
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
                                    name = "Location",
                                    description = "Where the new resource is read (RFC 9110), without scheme and host.",
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
                        }))
public class CatalogApi extends Application {}
