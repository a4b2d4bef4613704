package org.skillway.gateway.learner;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a plan can be asked with, beside what every combined answer can; {@link PlanQuestion} reads it. */
class PlanAsked {

    @QueryParam("role")
    @Parameter(
            description = "The keys of the roles to plan for, separated by commas; the learner's goals unless this or"
                    + " `skills` is said.",
            schema = @Schema(type = SchemaType.STRING),
            example = "web-developer")
    String role;

    @QueryParam("skills")
    @Parameter(
            description = "The keys of skills to plan for, each as an essential requirement, separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "docker,git")
    String skills;

    @QueryParam("optional")
    @Parameter(description = "Whether the optional requirements of the roles are to be met too.", example = "false")
    Boolean optional;

    @QueryParam("hoursPerWeek")
    @Parameter(
            description = "For how many hours a week the learner studies: the plan then says in which weeks.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "168"),
            example = "5")
    Integer hoursPerWeek;

    @QueryParam("start")
    @Parameter(
            description = "The first day of study: with `hoursPerWeek` the plan then has dates.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-09-01")
    String start;

    @QueryParam("by")
    @Parameter(
            description = "The last day of study, with `start` and `hoursPerWeek`: what is not to be reached by then is"
                    + " left out, as with `budgetMinutes`.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-12-24")
    String by;

    @QueryParam("budgetMinutes")
    @Parameter(
            description = "No more minutes than these: requirements for which they do not suffice are left out, as few"
                    + " essential ones as can be, then as few optional ones.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"),
            example = "1200")
    Long budgetMinutes;

    @QueryParam("exclude")
    @Parameter(
            description = "The keys of modules that are not to be in it, separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "django-in-depth")
    String exclude;

    @QueryParam("excludeCourses")
    @Parameter(
            description = "The keys of courses whose modules are not to be in it, separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "operations")
    String excludeCourses;

    @QueryParam("insist")
    @Parameter(
            description = "The keys of published modules that have to be in it, separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "shell")
    String insist;

    @QueryParam("insistCourses")
    @Parameter(
            description = "The keys of courses whose published modules have to be in it, separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "web")
    String insistCourses;

    @QueryParam("languages")
    @Parameter(
            description = "Only modules in one of these languages of study (BCP 47), separated by commas.",
            schema = @Schema(type = SchemaType.STRING),
            example = "en,ka")
    String languages;

    @QueryParam("levels")
    @Parameter(
            description = "Only modules of one of these levels, separated by commas: `beginner`, `intermediate`,"
                    + " `advanced`.",
            schema = @Schema(type = SchemaType.STRING),
            example = "beginner")
    String levels;

    @QueryParam("basedOn")
    @Parameter(
            description =
                    "The keys of the modules of an earlier plan in its order, separated by commas: of plans that are"
                            + " equally good the one is taken that keeps the first of these modules in which they differ. What"
                            + " is no published module any more is passed over.",
            schema = @Schema(type = SchemaType.STRING),
            example = "python-basics,shell")
    String basedOn;

    @QueryParam("workMillis")
    @Parameter(
            description = "The most work to be put into this plan, in milliseconds of one core that are counted and not"
                    + " timed, so that the answer is the same every time; a second unless this is said. More than the service"
                    + " allows (3 seconds, where nothing else is configured) counts as so much. A plan for which it does not"
                    + " suffice is `bounded`, or says that ties are not settled.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "1"),
            example = "3000")
    Integer workMillis;

    @QueryParam("proof")
    @Parameter(
            description =
                    "Whether the answer says what it rests on, so that `/plans/check` or anybody else can check it:"
                            + " what counts as completed, the wishes, and why no plan is shorter.",
            example = "false")
    Boolean proof;
}
