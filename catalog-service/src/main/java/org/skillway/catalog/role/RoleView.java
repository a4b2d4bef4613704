package org.skillway.catalog.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillView;

/** A role on the wire, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Role",
        description =
                "A job as employers name it, and what it asks for. `broader` is the role of which it is one kind; nothing is inherited from it.")
public record RoleView(
        @Schema(required = true, examples = "web-developer") String key,
        @Schema(required = true) Status status,
        @Schema(required = true, examples = "Web developer") String title,
        @Schema(required = true) String summary,

        @Schema(required = true, description = "Other names in the language of the answer.")
        List<String> aliases,

        EntityRef broader,

        @Schema(required = true, description = "What one does in this job, the most important first.")
        List<String> responsibilities,

        @Schema(required = true) List<IndustryView> industries,

        @Schema(required = true, description = "Well-known employers.", examples = "[\"Spotify\"]")
        List<String> employers,

        @Schema(required = true, description = "Roles that people move on to.")
        List<CareerStepView> careerSteps,

        @Schema(required = true, description = "What the role was observed to be paid.")
        List<SalaryView> salaries,

        @Schema(required = true, description = "What the role asks for, each an n-of-m choice of skills.")
        List<RequirementView> requirements,

        @Schema(required = true, description = "The same job elsewhere: an ESCO URI.")
        List<SkillView.ReferenceView> references,

        @Schema(required = true, description = "Grows with each publication of this role.")
        int version,

        @Schema(required = true, description = "The catalog revision that brought this state.")
        long revision,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/summary\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

    /** A field of business. */
    @Schema(name = "Industry", description = "A field of business.")
    public record IndustryView(
            @Schema(required = true, examples = "machine-learning")
            String key,

            @Schema(required = true, examples = "Machine learning")
            String title) {}

    /** A role that people move on to, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CareerStep", description = "A role that people move on to, and why.")
    public record CareerStepView(@Schema(required = true) EntityRef role, String reason) {}

    /** An observed salary. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Salary", description = "What somebody observed that the role is paid.")
    public record SalaryView(
            @Schema(required = true, examples = "4300") BigDecimal amount,

            @Schema(required = true, examples = "GEL", description = "ISO 4217.")
            String currency,

            @Schema(required = true, examples = "GE", description = "ISO 3166-1 alpha-2.")
            String country,

            @Schema(required = true) Salary.Period period,
            @Schema(required = true) Salary.Statistic statistic,

            @Schema(
                    description = "Absent where the source does not say.",
                    implementation = String.class,
                    format = "date")
            LocalDate observedOn,

            @Schema(required = true, description = "Where the figure comes from.")
            String source) {

        static SalaryView from(Salary salary, String source) {
            return new SalaryView(
                    salary.amount(),
                    salary.currency(),
                    salary.country(),
                    salary.period(),
                    salary.statistic(),
                    salary.observedOn(),
                    source);
        }
    }

    /** An n-of-m choice of skills. */
    @Schema(name = "Requirement", description = "That the role asks for at least so many of these skills.")
    public record RequirementView(
            @Schema(required = true) Requirement.Importance importance,

            @Schema(required = true, examples = "1", description = "How many of the skills are needed.")
            int atLeast,

            @Schema(required = true) List<EntityRef> skills) {}

    static RoleView from(
            Read<RoleDocument> read, Refs<RoleDocument> roles, Refs<SkillDocument> skills, Wording wording) {
        RoleDocument role = read.document();
        return new RoleView(
                role.key(),
                read.status(),
                read.words("/title", role.title(), wording),
                read.words("/summary", role.summary(), wording),
                wording.listAt("/aliases", role.aliases()),
                role.broader() == null ? null : roles.ref("/broader", role.broader()),
                Wording.each(
                        "/responsibilities",
                        role.responsibilities(),
                        (place, text) -> read.words(place, text, wording)),
                Wording.each(
                        "/industries",
                        role.industries(),
                        (place, industry) -> new IndustryView(
                                industry.key(), read.words(place + "/title", industry.title(), wording))),
                role.employers(),
                Wording.each(
                        "/careerSteps",
                        role.careerSteps(),
                        (place, step) -> new CareerStepView(
                                roles.ref(place + "/role", step.role()),
                                read.words(place + "/reason", step.reason(), wording))),
                Wording.each(
                        "/salaries",
                        role.salaries(),
                        (place, salary) ->
                                SalaryView.from(salary, read.words(place + "/source", salary.source(), wording))),
                Wording.each(
                        "/requirements",
                        role.requirements(),
                        (place, requirement) -> new RequirementView(
                                requirement.importance(),
                                requirement.atLeast(),
                                skills.refs(place + "/skills", requirement.skills()))),
                role.references().stream().map(SkillView.ReferenceView::from).toList(),
                read.version(),
                read.fromRevision(),
                wording.fallbacks(),
                wording.stale());
    }
}
