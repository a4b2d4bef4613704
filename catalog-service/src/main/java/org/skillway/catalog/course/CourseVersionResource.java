package org.skillway.catalog.course;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.VersionPage;
import org.skillway.catalog.reading.VersionReading;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;

/** The versions of a course over HTTP, for anyone; a learner who began with one finds it again. */
@Path("/api/v1/courses/{key}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses")
class CourseVersionResource {

    private final CourseService courses;
    private final VersionReading versions;

    CourseVersionResource(CourseService courses, VersionReading versions) {
        this.courses = courses;
        this.versions = versions;
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listCourseVersions",
            summary = "The versions of a course, newest first",
            description = "Every publication made one; all of them stay readable.")
    @APIResponse(
            responseCode = "200",
            description = "One page of versions, newest first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<VersionPage> listCourseVersions(
            @PathParam("key") @Key @Parameter(description = "The key of the course.", example = "python-foundations")
                    String key,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        PageRequest page = PageRequest.of(limit, cursor, false);
        Moment moment = versions.moment(page, languages);
        VersionPage found = versions.list(Kind.COURSE, key, page, moment);
        return Answer.list(found, found.next(), moment, List.of(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{version:[0-9]{1,9}}")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getCourseVersion",
            summary = "A course as it was published with this version",
            description = "It never changes, except for words that an admin has taken out everywhere.")
    @APIResponse(
            responseCode = "200",
            description = "The course as of this version, at the revision that brought it.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "404", ref = "UnknownVersion")
    public RestResponse<CourseView> getCourseVersion(
            @PathParam("key") @Key @Parameter(description = "The key of the course.", example = "python-foundations")
                    String key,
            @PathParam("version") @Parameter(description = "The number of the version.", example = "3") int version,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        long revision = versions.revision(Kind.COURSE, key, version);
        return Answer.one(courses.get(key, revision, languages), ifNoneMatch);
    }
}
