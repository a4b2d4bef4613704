package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plan rests on beside itself, so that anybody can check it; the same when it is told and when it is read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PlanProof",
        description = "What the plan rests on beside itself: what was held and wished for, and why no plan is shorter.")
record PlanProof(
        @Schema(
                required = true,
                description = "The keys of the skills that counted as completed, in alphabetical order.")
        List<String> held,

        @Schema(required = true) Wishes wishes,

        @Schema(required = true) Certificate certificate) {

    /** What had to be obeyed; basedOn and courses begun decide ties only, and are none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PlanWishes",
            description =
                    "What the plan had to obey. Absent members wish nothing. Courses stand as their modules, a day"
                            + " as the minutes until then.")
    record Wishes(
            @Schema(description = "The keys of published modules that are not to be in it.")
            List<String> exclude,

            @Schema(description = "The keys of modules that have to be in it.")
            List<String> insist,

            @Schema(description = "The only languages of study (BCP 47).")
            List<String> languages,

            @Schema(description = "The only levels.") List<String> levels,

            @Schema(description = "No more minutes than these.", examples = "1200")
            Long budgetMinutes) {}

    /** The planner's certificate, by keys. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PlanCertificate",
            description =
                    "Why no plan that meets as much takes fewer minutes. Each inequality holds for every such plan, a module"
                            + " that is taken counting 1. In each case the inequalities have prices; a module pays the prices of"
                            + " those in which it stands, as often as it counts there. No plan of that case takes less than the"
                            + " prices of what the inequalities ask for, less what modules pay beyond their minutes. The least"
                            + " of a part's cases is what that part takes; parts share no module and add up. It is empty of a"
                            + " plan that is not optimal, and of one that takes no time.")
    record Certificate(
            @Schema(required = true, description = "Modules that some shortest plan does without.")
            List<Dominated> dominated,

            @Schema(required = true) List<Inequality> inequalities,

            @Schema(required = true) List<Part> parts) {}

    /** One module that another one is as good as. */
    @Schema(
            name = "DominatedModule",
            description = "A module, and another one that teaches as much, needs no more and takes no longer.")
    record Dominated(
            @Schema(required = true, description = "The key of the module.", examples = "django-in-depth")
            String module,

            @Schema(required = true, description = "The key of the other one.", examples = "django-first-steps")
            String by) {}

    /** Which sentence an inequality is. */
    @Schema(
            name = "PlanInequalityKind",
            description = "`requirement-is-met`: modules teach the missing skills of the requirement often enough."
                    + " `need-is-met`: if `module` is taken, others teach `skills` at least `atLeast` times."
                    + " `one-opens-the-rest`: the requirement cannot be met without any of `skills`, so that a module is"
                    + " taken that teaches one of them and needs none of them.")
    enum Kind {
        @JsonProperty("requirement-is-met")
        REQUIREMENT_IS_MET,
        @JsonProperty("need-is-met")
        NEED_IS_MET,
        @JsonProperty("one-opens-the-rest")
        ONE_OPENS_THE_REST
    }

    /** An inequality; which members it has depends on its kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PlanInequality",
            description =
                    "Something that holds for every plan. With `requirement-is-met` and `one-opens-the-rest` it has"
                            + " `requirement` or, for a module that was insisted on, `insisted`.")
    record Inequality(
            @Schema(required = true) Kind kind,

            @Schema(description = "The place in `requirements`, from 0 on.", examples = "0")
            Integer requirement,

            @Schema(description = "The key of a module insisted on, which is a requirement of its own.")
            String insisted,

            @Schema(description = "With `need-is-met`: the key of the module.", examples = "docker-in-practice")
            String module,

            @Schema(description = "With `need-is-met`: how many of the skills.", examples = "1")
            Integer atLeast,

            @Schema(description = "The keys of the skills.") List<String> skills,

            @Schema(
                    description =
                            "With `one-opens-the-rest`: the keys of modules insisted on that cannot be done without,"
                                    + " as if each taught a skill that no other does.")
            List<String> insistedModules) {}

    /** What the minutes are at least made up of. */
    @Schema(name = "PlanProofPart", description = "A share of the minutes: the least of its cases.")
    record Part(@Schema(required = true) List<Case> cases) {}

    /** One case. */
    @Schema(
            name = "PlanProofCase",
            description =
                    "What is decided in this case, and the prices that prove its minutes. Cases split by one module at"
                            + " a time: taken first, then not.")
    record Case(
            @Schema(required = true, maxItems = 64) List<Decided> decided,

            @Schema(required = true) List<Price> prices) {}

    /** One decision. */
    @Schema(name = "DecidedModule", description = "A module, and whether it is taken.")
    record Decided(
            @Schema(required = true, description = "The key of the module.", examples = "shell")
            String module,

            @Schema(required = true, examples = "true") Boolean taken) {}

    /** One price. */
    @Schema(name = "InequalityPrice", description = "What an inequality costs in a case.")
    record Price(
            @Schema(required = true, description = "The place in `inequalities`, from 0 on.", examples = "0")
            Integer inequality,

            @Schema(required = true, description = "In millionths of a minute.", examples = "90000000")
            Long price) {}
}
