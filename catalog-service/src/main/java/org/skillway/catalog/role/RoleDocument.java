package org.skillway.catalog.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Description;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Reference;
import org.skillway.catalog.history.Reference.Relation;
import org.skillway.catalog.skill.SkillDocument.ExternalReference;
import org.skillway.catalog.text.Aliases;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.LanguageTag;
import org.skillway.catalog.text.Line;
import org.skillway.catalog.text.Text;

/**
 * A job as employers name it.
 *
 * @param aliases other names, by BCP 47 language
 * @param broader the role of which this is one kind; navigation only, nothing is inherited
 * @param responsibilities in order
 * @param employers proper names, the same in every language
 * @param references the same thing elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoleDocument(
        @NotNull @Key String key,
        @NotNull @Text Map<String, String> title,
        @NotNull @Text(max = 2000) Map<String, String> summary,
        Map<@NotNull @LanguageTag String, @NotNull @Size(max = 200) List<@NotNull @Line(max = 300) String>> aliases,
        @Key String broader,
        @Size(max = 100) List<@NotNull @Text(max = 500) Map<String, String>> responsibilities,
        @Size(max = 50) List<@NotNull @Valid Industry> industries,
        @Size(max = 200) List<@NotNull @Line(max = 120) String> employers,
        @Size(max = 50) List<@NotNull @Valid CareerStep> careerSteps,
        @Size(max = 200) List<@NotNull @Valid Salary> salaries,
        @Size(max = 500) List<@NotNull @Valid Requirement> requirements,
        @Size(max = 200) List<@NotNull @Valid ExternalReference> references)
        implements Document {

    /** A field of business, by a key of its own that lists can be filtered by. */
    @Schema(name = "IndustryDocument")
    public record Industry(
            @NotNull @Key String key, @NotNull @Text Map<String, String> title) {}

    /** @param reason why people move on from here to there */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "CareerStepDocument")
    public record CareerStep(
            @NotNull @Key String role, @Text(max = 500) Map<String, String> reason) {}

    public RoleDocument {
        aliases = Aliases.of(aliases);
        responsibilities = responsibilities == null ? List.of() : responsibilities;
        industries = industries == null ? List.of() : industries;
        employers = employers == null ? List.of() : employers;
        careerSteps = careerSteps == null ? List.of() : careerSteps;
        salaries = salaries == null ? List.of() : salaries;
        requirements = requirements == null ? List.of() : requirements;
        references = references == null ? List.of() : references;
    }

    @Override
    public Kind entityKind() {
        return Kind.ROLE;
    }

    @Override
    public Description description() {
        Stream<Map<String, String>> work =
                Stream.concat(responsibilities.stream(), industries.stream().map(Industry::title));
        return new Description(title, aliases, summary, work.toList());
    }

    @Override
    public Stream<Reference> edges() {
        return Stream.of(
                        Stream.ofNullable(broader).map(role -> new Reference(Relation.BROADER, role)),
                        careerSteps.stream().map(step -> new Reference(Relation.CAREER_STEP, step.role())),
                        requirements.stream()
                                .flatMap(requirement -> requirement.skills().stream())
                                .map(skill -> new Reference(Relation.REQUIRES, skill)))
                .flatMap(edges -> edges);
    }

    @Override
    public RoleDocument redirected(UnaryOperator<String> survivor) {
        Map<Requirement.Choices, Requirement> left = new LinkedHashMap<>();
        requirements.stream()
                .map(requirement -> requirement.redirected(survivor))
                .forEach(requirement -> left.merge(requirement.choices(), requirement, Requirement::stronger));
        return new RoleDocument(
                key,
                title,
                summary,
                aliases,
                broader,
                responsibilities,
                industries,
                employers,
                careerSteps,
                salaries,
                List.copyOf(left.values()),
                references);
    }
}
