package org.skillway.progress.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.progress.error.Problem;

/** What the OpenAPI document says once for all operations; its problems are added by {@link ProblemAnswers}. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Skillway progress service",
                        version = "1",
                        description = "What each learner has completed, and the ledger from which that follows.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(name = "Progress", description = "What a learner has completed, on what evidence."),
            @Tag(name = "Completion imports", description = "Completions of many learners, brought in bulk."),
            @Tag(name = "Cohorts", description = "How far learners are, as counts of many.")
        },
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "An access token (RFC 9068) of the configured OpenID provider."),
                        headers = {
                            @Header(
                                    name = "ProgressVersion",
                                    description = "The progress version of the learner that the answer was read at.",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Header(
                                    name = "LearnerETag",
                                    description =
                                            "Names the state of the learner's progress; send it back in If-None-Match or If-Match.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "RecordLocation",
                                    description = "Where the record is, without a host.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "ImportLocation",
                                    description = "Where the import is, without a host.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "NextPage",
                                    description = "Where the next page is: rel=next (RFC 8288); absent on the last.",
                                    schema = @Schema(type = SchemaType.STRING))
                        }))
public class ProgressApi extends Application {}
