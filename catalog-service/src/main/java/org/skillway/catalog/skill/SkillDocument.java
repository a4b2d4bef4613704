package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Description;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Reference;
import org.skillway.catalog.history.Reference.Relation;
import org.skillway.catalog.text.Aliases;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.LanguageTag;
import org.skillway.catalog.text.Line;
import org.skillway.catalog.text.Text;

/**
 * Something that can be learned and shown.
 *
 * @param aliases other names, by BCP 47 language
 * @param prerequisites all of them are needed before
 * @param references the same thing elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SkillDocument(
        @NotNull @Key String key,
        @NotNull SkillKind kind,
        @NotNull @Text Map<String, String> title,
        @NotNull @Text(max = 1000) Map<String, String> summary,
        Map<@NotNull @LanguageTag String, @NotNull @Size(max = 200) List<@NotNull @Line(max = 300) String>> aliases,
        @Size(max = 200) List<@NotNull @Valid Prerequisite> prerequisites,
        @Size(max = 200) List<@NotNull @Valid ExternalReference> references)
        implements Document {

    /** @param reason why the other skill comes first */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "PrerequisiteDocument")
    public record Prerequisite(
            @NotNull @Key String skill, @Text(max = 500) Map<String, String> reason) {}

    /** @param scheme which collection the URI belongs to: {@code esco}, {@code wikidata}, {@code web} */
    @Schema(name = "ExternalReferenceDocument")
    public record ExternalReference(
            @NotNull @Key String scheme,

            @NotNull @Size(max = 500) @Pattern(regexp = Line.WEB_ADDRESS, message = "{skillway.web-address}")
            String uri) {}

    public SkillDocument {
        aliases = Aliases.of(aliases);
        prerequisites = prerequisites == null ? List.of() : prerequisites;
        references = references == null ? List.of() : references;
    }

    @Override
    public Kind entityKind() {
        return Kind.SKILL;
    }

    @Override
    public Description description() {
        return new Description(title, aliases, summary, List.of());
    }

    @Override
    public Stream<Reference> edges() {
        return prerequisites.stream()
                .filter(Objects::nonNull)
                .map(Prerequisite::skill)
                .filter(Objects::nonNull)
                .map(skill -> new Reference(Relation.PREREQUISITE, skill));
    }

    @Override
    public SkillDocument redirected(UnaryOperator<String> survivor) {
        return with(prerequisites.stream()
                .map(prerequisite -> new Prerequisite(survivor.apply(prerequisite.skill()), prerequisite.reason()))
                .toList());
    }

    /** The same with what another skill has and this has not: its names, references and prerequisites. */
    SkillDocument absorbing(SkillDocument other) {
        Map<String, List<String>> names = new TreeMap<>(aliases);
        other.title.forEach((language, words) -> names.merge(language, List.of(words), SkillDocument::union));
        other.aliases.forEach((language, words) -> names.merge(language, words, SkillDocument::union));
        title.forEach((language, words) -> names.computeIfPresent(
                language,
                (same, all) -> all.stream().filter(name -> !name.equals(words)).toList()));
        names.values().removeIf(List::isEmpty);
        SkillDocument named =
                new SkillDocument(key, kind, title, summary, names, prerequisites, union(references, other.references));
        return named.with(union(prerequisites, other.prerequisites));
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /** The same with other prerequisites: each skill once, the first mention counts, and never the skill itself. */
    SkillDocument with(List<Prerequisite> others) {
        Map<String, Prerequisite> bySkill = new LinkedHashMap<>();
        others.stream()
                .filter(prerequisite -> !prerequisite.skill().equals(key))
                .forEach(prerequisite -> bySkill.putIfAbsent(prerequisite.skill(), prerequisite));
        return new SkillDocument(key, kind, title, summary, aliases, List.copyOf(bySkill.values()), references);
    }
}
