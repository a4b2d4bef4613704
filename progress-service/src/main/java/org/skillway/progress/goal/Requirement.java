package org.skillway.progress.goal;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A requirement of a role, read through the merges: so many of these skills. */
@Schema(name = "EssentialRequirement", description = "So many of these skills.")
public record Requirement(
        @Schema(required = true, examples = "1") int atLeast,

        @Schema(required = true, description = "Their keys.")
        List<String> skills) {

    public Requirement {
        skills = List.copyOf(skills);
    }

    boolean isMetBy(Set<String> completed) {
        return skills.stream().filter(completed::contains).count() >= atLeast;
    }
}
