package org.skillway.catalog.finding;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.finding.FindingService.Finding;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.module.ModuleDocument.Level;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.search.Facet;
import org.skillway.catalog.search.SearchQuery;
import org.skillway.catalog.search.SearchRequest;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.skill.SkillKind;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.Line;

/** Search over HTTP, for anyone. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
class SearchResource {

    private final FindingService finding;

    SearchResource(FindingService finding) {
        this.finding = finding;
    }

    @GET
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "search",
            summary = "Roles, skills, modules and courses, by their words",
            description = "Looks for all words in keys, titles, aliases, summaries, responsibilities and industries of"
                    + " all languages, not in what is taught inside of a module; the last word may be a beginning."
                    + " What is called exactly so comes first, then what has the words in its"
                    + " title, its aliases, its summary, and then the rest; equals by kind and key. A word that finds"
                    + " nothing is taken for a slip of the nearest one that names something. Always the catalog as it"
                    + " is: while it changes, a cursor goes on where the page before ended, and whatever stays as it"
                    + " was is shown once.")
    @APIResponse(
            responseCode = "200",
            description = "One page of what was found, the best first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<SearchPage> search(
            @QueryParam("q")
                    @NotNull
                    @Line(max = 200)
                    @Parameter(description = "What to look for, in any language.", example = "docker")
                    String q,
            @QueryParam("kind") @Parameter(description = "Only this kind of entity.") Kind kind,
            @QueryParam("skillKind") @Parameter(description = "Only skills of this kind.") SkillKind skillKind,
            @QueryParam("language")
                    @Pattern(regexp = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$")
                    @Parameter(description = "Only modules to be studied in this language (BCP 47).")
                    String language,
            @QueryParam("level") @Parameter(description = "Only modules of this level.") Level level,
            @QueryParam("role")
                    @Key
                    @Parameter(
                            description = "Only skills that this role requires, and modules that teach one of these.",
                            example = "web-developer")
                    String role,
            @QueryParam("minMinutes")
                    @Min(1)
                    @Parameter(description = "Only modules that take at least so many minutes.")
                    Integer minMinutes,
            @QueryParam("maxMinutes")
                    @Min(1)
                    @Parameter(description = "Only modules that take at most so many minutes.")
                    Integer maxMinutes,
            @QueryParam("facets")
                    @Parameter(
                            description =
                                    "What to count by, separated by commas: kind, skillKind, language, level, role, minutes.",
                            example = "kind,level")
                    String facets,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @QueryParam("count") @Parameter(description = "Whether to count all into `total`.") Boolean count,
            @QueryParam("revision") @Parameter(hidden = true) Long revision,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        if (revision != null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "not-in-search");
        }
        SearchQuery query = new SearchQuery(
                q,
                kind,
                skillKind == null ? null : skillKind.wire(),
                language,
                level == null ? null : level.wire(),
                role,
                minMinutes,
                maxMinutes,
                Map.of(),
                null);
        Finding found = finding.find(query, SearchRequest.of(limit, cursor, count, wanted(facets), languages));
        return Answer.list(found.page(), found.page().next(), found.moment(), found.languages(), uri, ifNoneMatch);
    }

    private static Set<Facet> wanted(String facets) {
        return facets == null
                ? Set.of()
                : Facet.parse(facets).orElseThrow(() -> new ProblemException(ErrorCode.INVALID_PARAMETER)
                        .in("facets", "one-of", Facet.all()));
    }
}
