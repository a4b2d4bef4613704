package org.skillway.catalog.health;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
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
import org.skillway.catalog.health.HealthService.Report;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;

/** The health of the catalog over HTTP, for admins. */
@Path("/api/v1/catalog/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Upkeep")
@Authenticated
class HealthResource {

    private final HealthService health;
    private final HealthReading findings;

    HealthResource(HealthService health, HealthReading findings) {
        this.health = health;
        this.findings = findings;
    }

    @GET
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "getCatalogHealth",
            summary = "What an admin should look at",
            description =
                    "Required skills that nothing teaches, modules whose assumptions nobody else teaches or that no"
                            + " order of study ever unlocks, roles without requirements, old salaries, prerequisites that others"
                            + " imply, skills that nothing uses, translations of older words. A cursor names a place: while the"
                            + " catalog changes, pages go on behind it.")
    @APIResponse(
            responseCode = "200",
            description = "One page of findings, by rule, kind and key.",
            headers = {
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<HealthPage> getCatalogHealth(
            @QueryParam("rule") @Parameter(description = "Only findings of this rule.", example = "orphan-skill")
                    Rule rule,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @Context UriInfo uri) {
        Report report = health.report(languages);
        int size = PageRequest.of(limit, null, false).limit();
        Wording wording = new Wording(report.moment().languages());
        HealthPage page = findings.page(report, rule, cursor, size, languages, wording);
        return Answer.list(page, page.next(), report.moment(), wording.languages(), uri, null);
    }
}
