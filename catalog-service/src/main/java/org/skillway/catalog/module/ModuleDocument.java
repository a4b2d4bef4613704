package org.skillway.catalog.module;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.skillway.catalog.history.Description;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Reference;
import org.skillway.catalog.history.Reference.Relation;
import org.skillway.catalog.markdown.Markdown;
import org.skillway.catalog.text.Choice;
import org.skillway.catalog.text.Key;
import org.skillway.catalog.text.Line;
import org.skillway.catalog.text.Subject;
import org.skillway.catalog.text.Text;

/**
 * A unit of study made by an instructor.
 *
 * @param content Markdown by language; either this or a link
 * @param link where the content stands when it is not here
 * @param minutes how long an average learner takes
 * @param language of study, BCP 47
 * @param assumes what a learner has to bring, each an n-of-m choice
 * @param owners subjects of the instructors who may change it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModuleDocument(
        @NotNull @Key String key,
        @NotNull @Text Map<String, String> title,
        @NotNull @Text(max = 2000) Map<String, String> summary,
        @Text(max = 200_000) Map<String, @Markdown String> content,

        @Size(max = 500) @Pattern(regexp = Line.WEB_ADDRESS, message = "{skillway.web-address}")
        String link,

        @NotNull @Min(1) @Max(60_000) Integer minutes,

        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}")
        String language,

        @NotNull Level level,
        @NotNull @Size(min = 1, max = 100) @UniqueElements List<@NotNull @Key String> teaches,
        @Size(max = 100) List<@NotNull @Valid Assumption> assumes,
        @NotNull @Size(min = 1, max = 50) @UniqueElements List<@NotNull @Subject String> owners)
        implements Document {

    /** Who a module is written for. */
    public enum Level {
        @JsonProperty("beginner")
        BEGINNER,
        @JsonProperty("intermediate")
        INTERMEDIATE,
        @JsonProperty("advanced")
        ADVANCED;

        /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
        public static Level fromString(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** That a learner has to bring {@code atLeast} of these skills. */
    @Schema(name = "AssumptionDocument")
    public record Assumption(
            @Min(1) int atLeast,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Key String> skills) {

        public Assumption {
            skills = skills == null ? List.of() : skills;
        }

        @Schema(hidden = true)
        @AssertTrue(message = "{skillway.at-least}")
        boolean isPossible() {
            return Choice.isPossible(atLeast, skills);
        }

        /** Empty where nothing is left to bring, because the module itself teaches by now what it assumed. */
        private Optional<Assumption> redirected(
                UnaryOperator<String> survivor, List<String> taughtBefore, List<String> taught) {
            List<String> left = skills.stream()
                    .filter(skill -> taughtBefore.contains(skill) || !taught.contains(survivor.apply(skill)))
                    .map(survivor)
                    .distinct()
                    .toList();
            long ownNow = skills.stream()
                    .filter(skill -> !taughtBefore.contains(skill) && taught.contains(survivor.apply(skill)))
                    .map(survivor)
                    .distinct()
                    .count();
            int needed = Math.min(atLeast - (int) ownNow, left.size());
            return needed < 1 ? Optional.empty() : Optional.of(new Assumption(needed, left));
        }
    }

    public ModuleDocument {
        teaches = teaches == null ? List.of() : teaches;
        assumes = assumes == null ? List.of() : assumes;
        owners = owners == null ? List.of() : owners;
    }

    @Schema(hidden = true)
    @AssertTrue(message = "{skillway.content-or-link}")
    boolean isContentOrLink() {
        return (content == null) != (link == null);
    }

    @Override
    public Kind entityKind() {
        return Kind.MODULE;
    }

    @Override
    public Description description() {
        return new Description(title, Map.of(), summary, List.of());
    }

    @Override
    public Stream<Reference> edges() {
        return Stream.concat(
                teaches.stream().filter(Objects::nonNull).map(skill -> new Reference(Relation.TEACHES, skill)),
                assumes.stream()
                        .filter(Objects::nonNull)
                        .flatMap(assumption -> assumption.skills().stream())
                        .filter(Objects::nonNull)
                        .map(skill -> new Reference(Relation.ASSUMES, skill)));
    }

    @Override
    public ModuleDocument redirected(UnaryOperator<String> survivor) {
        List<String> taught = teaches.stream().map(survivor).distinct().toList();
        List<Assumption> left = assumes.stream()
                .flatMap(assumption -> assumption.redirected(survivor, teaches, taught).stream())
                .distinct()
                .toList();
        return new ModuleDocument(key, title, summary, content, link, minutes, language, level, taught, left, owners);
    }
}
