package org.skillway.progress.cohort;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures of a cohort over time. */
@Schema(name = "Cohort", description = "How far a cohort is, at each publication, the newest first.")
public record CohortView(@Schema(required = true) List<FiguresView> items) {

    private static final List<Integer> FROM_PERCENT = List.of(0, 25, 50, 75, 100);

    /** One publication. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CohortFigures", description = "The figures of one publication.")
    public record FiguresView(
            @Schema(required = true) Instant publishedAt,
            @Schema(required = true) long catalogRevision,

            @Schema(description = "How many learners there are; absent where there are too few.")
            Long learners,

            @Schema(required = true) List<SkillView> skills,

            @Schema(required = true, description = "By the share of what the cohort aims at that learners have met.")
            List<ReadinessView> readiness) {}

    /** One skill. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "CohortSkill",
            description = "How many of the cohort hold a skill, and how many do not get on to it.")
    public record SkillView(
            @Schema(required = true, description = "Key of the skill.", examples = "git")
            String skill,

            @Schema(description = "How many hold it.") Long holders,

            @Schema(description = "How many have had it unlocked for long and have not completed it.")
            Long stuck) {}

    /** One part of the distribution. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CohortReadiness", description = "How many learners are at so many percent, up to the next part.")
    public record ReadinessView(
            @Schema(required = true, examples = "75") int fromPercent,

            @Schema(description = "How many learners; absent where it is not shown.")
            Long learners) {}

    static CohortView of(List<FigureRepository.Published> history) {
        return new CohortView(history.stream().map(CohortView::figures).toList());
    }

    private static FiguresView figures(FigureRepository.Published published) {
        Counts shown = published.shown();
        List<SkillView> skills = shown.skills().entrySet().stream()
                .map(entry -> new SkillView(
                        entry.getKey(),
                        entry.getValue().holders(),
                        entry.getValue().stuck()))
                .toList();
        List<ReadinessView> readiness = new ArrayList<>();
        for (int i = 0; i < shown.readiness().size(); i++) {
            readiness.add(
                    new ReadinessView(FROM_PERCENT.get(i), shown.readiness().get(i)));
        }
        return new FiguresView(published.at(), published.revision(), shown.learners(), skills, readiness);
    }
}
