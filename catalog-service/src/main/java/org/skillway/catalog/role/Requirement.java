package org.skillway.catalog.role;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.text.Choice;
import org.skillway.catalog.text.Key;

/** That a role asks for {@code atLeast} of these skills; one of one is the common case. */
@Schema(name = "RequirementDocument")
public record Requirement(
        @NotNull Importance importance,
        @Min(1) int atLeast,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Key String> skills) {

    /** ESCO's relation types between an occupation and a skill. */
    public enum Importance {
        @JsonProperty("essential")
        ESSENTIAL,
        @JsonProperty("optional")
        OPTIONAL
    }

    @Schema(hidden = true)
    @AssertTrue(message = "{skillway.at-least}")
    boolean isPossible() {
        return Choice.isPossible(atLeast, skills);
    }

    /** What is asked for, whatever its importance and the order of its skills. */
    record Choices(int atLeast, Set<String> skills) {}

    Choices choices() {
        return new Choices(atLeast, Set.copyOf(skills));
    }

    Requirement redirected(UnaryOperator<String> survivor) {
        List<String> left = skills.stream().map(survivor).distinct().toList();
        return new Requirement(importance, Math.min(atLeast, left.size()), left);
    }

    /** Of two that ask for the same: essential beats optional. */
    static Requirement stronger(Requirement one, Requirement other) {
        return one.importance == Importance.ESSENTIAL ? one : other;
    }
}
