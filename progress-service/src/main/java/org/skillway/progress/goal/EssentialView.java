package org.skillway.progress.goal;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of what a role asks for without fail is met. */
@Schema(
        name = "EssentialShare",
        description =
                "How much of what the role asks for without fail today is met; of nothing where it asks for nothing.")
public record EssentialView(
        @Schema(required = true, description = "How many essential requirements are met.", examples = "3")
        long met,

        @Schema(required = true, description = "How many there are.", examples = "5")
        int of,

        @Schema(required = true, description = "Those that are not met.")
        List<Requirement> open) {

    static EssentialView of(List<Requirement> asked, Set<String> completed) {
        List<Requirement> open = asked.stream()
                .filter(requirement -> !requirement.isMetBy(completed))
                .toList();
        return new EssentialView(asked.size() - open.size(), asked.size(), open);
    }
}
