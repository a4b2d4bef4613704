package org.skillway.catalog.role;

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

/** Roles over HTTP, for anyone. */
@Path("/api/v1/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
class RoleResource {

    private final RoleService roles;

    RoleResource(RoleService roles) {
        this.roles = roles;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getRole",
            summary = "A role, with all that it asks for",
            description = "Requirements, responsibilities, career steps and salaries, in the language asked for; with"
                    + " `revision` as it was.")
    @APIResponse(
            responseCode = "200",
            description = "The role.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<RoleView> getRole(
            @PathParam("key") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return Answer.one(roles.get(key, revision, languages), ifNoneMatch);
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listRoles",
            summary = "Roles, by key",
            description =
                    "Published ones only. Filters combine; with `q` they are searched and come in the order of their"
                            + " rank.")
    @APIResponse(
            responseCode = "200",
            description = "One page of roles, in the order of their keys; with `q` the best first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<RolePage> listRoles(
            @QueryParam("q")
                    @Line(max = 200)
                    @Parameter(description = "Only roles with these words, the best first; not with `revision`.")
                    String q,
            @QueryParam("broader") @Key @Parameter(description = "Only kinds of this role.") String broader,
            @QueryParam("industry") @Key @Parameter(description = "Only roles of this industry.") String industry,
            @QueryParam("requires") @Key @Parameter(description = "Only roles that ask for this skill.")
                    String requires,
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
        RoleFilter filter = new RoleFilter(broader, industry, requires);
        if (q != null) {
            SearchResult result =
                    roles.search(q, filter, SearchRequest.inList(limit, cursor, count, revision, languages));
            Wording wording = new Wording(result.moment().languages());
            RolePage found = RolePage.from(result.page(roles.item(wording)), wording);
            return Answer.list(found, found.next(), result.moment(), wording.languages(), uri, ifNoneMatch);
        }
        PageRequest page = PageRequest.of(limit, cursor, count);
        Moment moment = roles.moment(page.revision(revision), languages);
        Wording wording = new Wording(moment.languages());
        RolePage found = roles.list(filter, page, moment, wording);
        return Answer.list(found, found.next(), moment, wording.languages(), uri, ifNoneMatch);
    }
}
