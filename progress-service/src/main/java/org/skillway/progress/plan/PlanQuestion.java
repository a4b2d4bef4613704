package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.web.Key;

/** What a plan was asked for with: the parameters of the gateway's plan under their names. What says nothing is absent. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "role",
    "skills",
    "optional",
    "hoursPerWeek",
    "start",
    "by",
    "budgetMinutes",
    "exclude",
    "excludeCourses",
    "insist",
    "insistCourses",
    "languages",
    "levels",
    "count"
})
@Schema(
        name = "SavedPlanQuestion",
        description =
                "What the plan was asked for with, as the parameters of `/learners/{id}/plan` say it, lists as lists. Without"
                        + " `role` and `skills` it was the learner's goals.")
public record PlanQuestion(
        @Size(max = PlanQuestion.MOST_KEYS)
        @Schema(description = "The keys of the roles.", examples = "[\"web-developer\"]")
        List<@NotNull @Key String> role,

        @Size(max = PlanQuestion.MOST_KEYS) @Schema(description = "The keys of skills.")
        List<@NotNull @Key String> skills,

        @Schema(description = "Whether optional requirements are to be met too; false unless said.")
        Boolean optional,

        @Min(1) @Max(168) @Schema(description = "How many hours a week there are.", examples = "5")
        Integer hoursPerWeek,

        @Schema(
                description = "The first day of study; with `hoursPerWeek` only.",
                examples = "2026-09-01",
                implementation = String.class,
                format = "date")
        LocalDate start,

        @Schema(
                description = "The last day of study; with `start` only, and not before it.",
                implementation = String.class,
                format = "date")
        LocalDate by,

        @Min(0) @Schema(description = "No more minutes than these.")
        Long budgetMinutes,

        @Size(max = PlanQuestion.MOST_KEYS) @Schema(description = "The keys of modules that are not to be in it.")
        List<@NotNull @Key String> exclude,

        @Size(max = PlanQuestion.MOST_KEYS)
        @Schema(description = "The keys of courses whose modules are not to be in it.")
        List<@NotNull @Key String> excludeCourses,

        @Size(max = PlanQuestion.MOST_KEYS) @Schema(description = "The keys of modules that have to be in it.")
        List<@NotNull @Key String> insist,

        @Size(max = PlanQuestion.MOST_KEYS) @Schema(description = "The keys of courses whose modules have to be in it.")
        List<@NotNull @Key String> insistCourses,

        @Size(max = PlanQuestion.MOST_KEYS) @Schema(description = "Only modules in one of these languages (BCP 47).")
        List<@NotNull @Size(max = 35) @Pattern(regexp = PlanQuestion.LANGUAGE) String> languages,

        @Size(max = 3) @Schema(description = "Only modules of one of these levels.")
        List<@NotNull Level> levels,

        @Size(max = 4) @Schema(description = "The kinds of evidence that counted; all unless said.")
        List<@NotNull EvidenceKind> count) {

    static final int MOST_KEYS = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    static final String LANGUAGE = "[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,8}";

    /** What says as much as nothing is nothing, so that the same question always has the same letters. */
    public PlanQuestion {
        role = told(role);
        skills = told(skills);
        optional = Boolean.TRUE.equals(optional) ? true : null;
        exclude = told(exclude);
        excludeCourses = told(excludeCourses);
        insist = told(insist);
        insistCourses = told(insistCourses);
        languages = told(languages);
        levels = told(levels);
        count = told(count);
    }

    // Not List.copyOf: what is null in it is told by the validation.
    private static <T> List<T> told(List<T> list) {
        return list == null || list.isEmpty() ? null : list.stream().distinct().toList();
    }

    /** What its members say of one another. */
    void check() {
        day("start", start);
        day("by", by);
        if (start != null && hoursPerWeek == null) {
            throw wrong("start", "only-with", "hoursPerWeek");
        }
        if (by != null && start == null) {
            throw wrong("by", "only-with", "start");
        }
        if (by != null && by.isBefore(start)) {
            throw wrong("by", "not-before", "start");
        }
    }

    // The years that a plan can be asked for with.
    private static void day(String member, LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw wrong(member, "date");
        }
    }

    private static ProblemException wrong(String member, String rule, Object... arguments) {
        return new ProblemException(ErrorCode.INVALID_VALUE).at("/question/" + member, rule, arguments);
    }
}
