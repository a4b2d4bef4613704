package org.skillway.catalog.skill;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

/** Skills over HTTP, for anyone. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Skills")
class SkillResource {

    private final SkillService skills;
    private final PrerequisiteService prerequisites;

    SkillResource(SkillService skills, PrerequisiteService prerequisites) {
        this.skills = skills;
        this.prerequisites = prerequisites;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getSkill",
            summary = "A skill, with what comes before it",
            description =
                    "With its prerequisites and the reason for each; one that was merged is sent on to the one that"
                            + " it lives on in.")
    @APIResponse(
            responseCode = "200",
            description = "The skill.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(
            responseCode = "308",
            description = "It was merged into another skill.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the same is read of the skill that it lives on in.",
                            schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<SkillView> getSkill(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return Answer.one(skills.get(key, revision, languages), ifNoneMatch);
    }

    @GET
    @Path("/{key}/prerequisites")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listPrerequisites",
            summary = "All that comes before a skill, with its distance",
            description = "Those of its prerequisites too, each once, with the length of the shortest way to it.")
    @APIResponse(
            responseCode = "200",
            description = "All prerequisites, the nearest first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(
            responseCode = "308",
            description = "It was merged into another skill.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the same is read of the skill that it lives on in.",
                            schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<PrerequisitesView> listPrerequisites(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return Answer.one(prerequisites.of(key, revision, languages), ifNoneMatch);
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "listSkills",
            summary = "Skills, by key",
            description =
                    "Published ones only. Filters combine; with `q` they are searched and come in the order of their"
                            + " rank.")
    @APIResponse(
            responseCode = "200",
            description = "One page of skills, in the order of their keys; with `q` the best first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<SkillPage> listSkills(
            @QueryParam("q")
                    @Line(max = 200)
                    @Parameter(description = "Only skills with these words, the best first; not with `revision`.")
                    String q,
            @QueryParam("kind") @Parameter(description = "Only skills of this kind.") SkillKind kind,
            @QueryParam("prerequisite") @Key @Parameter(description = "Only skills that directly need this one.")
                    String prerequisite,
            @QueryParam("requiredBy") @Key @Parameter(description = "Only skills that this role asks for.")
                    String requiredBy,
            @QueryParam("taughtBy") @Key @Parameter(description = "Only skills that this module teaches.")
                    String taughtBy,
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
        SkillFilter filter = new SkillFilter(kind, prerequisite, requiredBy, taughtBy);
        if (q != null) {
            SearchResult result =
                    skills.search(q, filter, SearchRequest.inList(limit, cursor, count, revision, languages));
            Wording wording = new Wording(result.moment().languages());
            SkillPage found = SkillPage.from(result.page(skills.item(wording)), wording);
            return Answer.list(found, found.next(), result.moment(), wording.languages(), uri, ifNoneMatch);
        }
        PageRequest page = PageRequest.of(limit, cursor, count);
        Moment moment = skills.moment(page.revision(revision), languages);
        Wording wording = new Wording(moment.languages());
        SkillPage found = skills.list(filter, page, moment, wording);
        return Answer.list(found, found.next(), moment, wording.languages(), uri, ifNoneMatch);
    }
}
