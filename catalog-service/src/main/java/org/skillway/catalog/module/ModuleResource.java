package org.skillway.catalog.module;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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

/** Modules over HTTP, for anyone. */
@Path("/api/v1/modules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Modules")
class ModuleResource {

    private final ModuleService modules;

    ModuleResource(ModuleService modules) {
        this.modules = modules;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getModule",
            summary = "A module, with its content",
            description =
                    "As it is published now, or with `revision` as it was; an owner sees with `preview` what learners"
                            + " will see of the draft, as soon as nothing of it is missing.")
    @APIResponse(
            responseCode = "200",
            description = "The module.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "NotPublishable")
    public RestResponse<ModuleView> getModule(
            @PathParam("key") @Key @Parameter(description = "The key of the module.", example = "git-from-zero")
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
            return modules.preview(key, languages);
        }
        return Answer.one(modules.get(key, revision, languages), ifNoneMatch);
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listModules",
            summary = "Modules, by key",
            description =
                    "Published ones only. Filters combine; with `q` they are searched and come in the order of their"
                            + " rank.")
    @APIResponse(
            responseCode = "200",
            description = "One page of modules, in the order of their keys; with `q` the best first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<ModulePage> listModules(
            @QueryParam("q")
                    @Line(max = 200)
                    @Parameter(description = "Only modules with these words, the best first; not with `revision`.")
                    String q,
            @QueryParam("language")
                    @Pattern(regexp = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$")
                    @Parameter(description = "Only modules to be studied in this language (BCP 47).")
                    String language,
            @QueryParam("level") @Parameter(description = "Only modules of this level.") ModuleDocument.Level level,
            @QueryParam("teaches") @Key @Parameter(description = "Only modules that teach this skill.") String teaches,
            @QueryParam("assumes")
                    @Key
                    @Parameter(description = "Only modules that assume this skill, alone or among others.")
                    String assumes,
            @QueryParam("maxMinutes")
                    @Min(1)
                    @Parameter(description = "Only modules that take at most so many minutes.")
                    Integer maxMinutes,
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
        ModuleFilter filter = new ModuleFilter(language, level, teaches, assumes, maxMinutes);
        if (q != null) {
            SearchResult result =
                    modules.search(q, filter, SearchRequest.inList(limit, cursor, count, revision, languages));
            Wording wording = new Wording(result.moment().languages());
            ModulePage found = ModulePage.from(result.page(modules.item(wording)), wording);
            return Answer.list(found, found.next(), result.moment(), wording.languages(), uri, ifNoneMatch);
        }
        PageRequest page = PageRequest.of(limit, cursor, count);
        Moment moment = modules.moment(page.revision(revision), languages);
        Wording wording = new Wording(moment.languages());
        ModulePage found = modules.list(filter, page, moment, wording);
        return Answer.list(found, found.next(), moment, wording.languages(), uri, ifNoneMatch);
    }
}
