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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.search.SearchRequest;
import org.skillway.catalog.search.SearchResult;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.Line;

/** Courses over HTTP, for anyone. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses")
class CourseResource {

    private final CourseService courses;

    CourseResource(CourseService courses) {
        this.courses = courses;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getCourse",
            summary = "A course, with its modules in order",
            description =
                    "As it is published now, or with `revision` as it was; an owner sees with `preview` what learners"
                            + " will see of the draft, as soon as nothing of it is missing.")
    @APIResponse(
            responseCode = "200",
            description = "The course.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "NotPublishable")
    public RestResponse<CourseView> getCourse(
            @PathParam("key") @Key @Parameter(description = "The key of the course.", example = "python-foundations")
                    String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @QueryParam("preview")
                    @Parameter(description = "`true`: the draft, as it will be read; for its owners and admins.")
                    Boolean preview,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        if (Boolean.TRUE.equals(preview)) {
            if (revision != null) {
                throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "not-with-preview");
            }
            return courses.preview(key, languages);
        }
        return Answer.one(courses.get(key, revision, languages), ifNoneMatch);
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listCourses",
            summary = "Courses, by key",
            description =
                    "Published ones only. Filters combine; with `q` they are searched and come in the order of their"
                            + " rank.")
    @APIResponse(
            responseCode = "200",
            description = "One page of courses, in the order of their keys; with `q` the best first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<CoursePage> listCourses(
            @QueryParam("q")
                    @Line(max = 200)
                    @Parameter(description = "Only courses with these words, the best first; not with `revision`.")
                    String q,
            @QueryParam("module") @Key @Parameter(description = "Only courses that contain this module.") String module,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @QueryParam("count") @Parameter(description = "Whether to count all into `total`.") Boolean count,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        if (q != null) {
            SearchResult result =
                    courses.search(q, module, SearchRequest.inList(limit, cursor, count, revision, languages));
            Wording wording = new Wording(result.moment().languages());
            CoursePage found = CoursePage.from(result.page(courses.item(wording)), wording);
            return Answer.list(found, found.next(), result.moment(), wording.languages(), uri, ifNoneMatch);
        }
        PageRequest page = PageRequest.of(limit, cursor, count);
        Moment moment = courses.moment(page.revision(revision), languages);
        Wording wording = new Wording(moment.languages());
        CoursePage found = courses.list(module, page, moment, wording);
        return Answer.list(found, found.next(), moment, wording.languages(), uri, ifNoneMatch);
    }
}
