package org.skillway.gateway.learner;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.skillway.gateway.error.Problem;
import org.skillway.gateway.error.ProblemWriter;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.learner.PlanVerdict.About;
import org.skillway.gateway.learner.PlanVerdict.ClaimState;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.check.Verdict.Fault;
import org.skillway.gateway.plan.check.Verdict.Rule;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.planning.PlanChecks.Checked;

/** Tells what a check has shown, in words and with places. */
final class VerdictTelling {

    private static final Map<Rule, About> SUBJECTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Rule.UNKNOWN_MODULE, About.MODULES),
            Map.entry(Rule.MODULE_TWICE, About.MODULES),
            Map.entry(Rule.NEEDS_NOT_MET, About.ORDER),
            Map.entry(Rule.WRONG_SKILLS, About.BRINGS),
            Map.entry(Rule.WRONG_MINUTES, About.MINUTES),
            Map.entry(Rule.WRONG_TOTAL, About.MINUTES),
            Map.entry(Rule.MODULE_NOT_WANTED, About.WISHES),
            Map.entry(Rule.INSISTED_MODULE_MISSING, About.WISHES),
            Map.entry(Rule.OVER_BUDGET, About.WISHES),
            Map.entry(Rule.UNKNOWN_GOAL, About.COVERAGE),
            Map.entry(Rule.GOAL_NOT_MET, About.COVERAGE),
            Map.entry(Rule.GOAL_NOT_LEFT_OUT, About.COVERAGE),
            Map.entry(Rule.GOAL_CAN_BE_TAUGHT, About.UNTEACHABLE),
            Map.entry(Rule.CONTRADICTS_ITSELF, About.LOWER_BOUND),
            Map.entry(Rule.FALSE_INEQUALITY, About.LOWER_BOUND),
            Map.entry(Rule.FALSE_DOMINATION, About.LOWER_BOUND),
            Map.entry(Rule.PARTS_OVERLAP, About.LOWER_BOUND),
            Map.entry(Rule.PROVES_TOO_MUCH, About.LOWER_BOUND)));

    private static final Set<Rule> OF_REQUIREMENTS =
            Set.of(Rule.UNKNOWN_GOAL, Rule.GOAL_NOT_MET, Rule.GOAL_CAN_BE_TAUGHT, Rule.GOAL_NOT_LEFT_OUT);

    private final Checked<PlanReading> checked;
    private final Verdict verdict;
    private final PlanReading claim;
    private final ProblemWriter words;
    private final Locale language;
    private final Set<About> refuted = new HashSet<>();
    private final List<Problem.Fault> faults = new ArrayList<>();

    private VerdictTelling(Checked<PlanReading> checked, ProblemWriter words, Locale language) {
        this.checked = checked;
        this.verdict = checked.verdict();
        this.claim = checked.claim();
        this.words = words;
        this.language = language;
    }

    static PlanVerdict of(Checked<PlanReading> checked, ProblemWriter words, Locale language) {
        return new VerdictTelling(checked, words, language).tell();
    }

    private PlanVerdict tell() {
        verdict.faults().forEach(this::add);
        checkRoles();
        boolean accepted = faults.isEmpty();
        return new PlanVerdict(
                checked.catalog().graph().revision(),
                accepted,
                accepted ? verdict.provenMinutes() : 0,
                List.of(About.values()).stream()
                        .map(about -> new PlanVerdict.Claim(about, state(about)))
                        .toList(),
                faults);
    }

    private void add(Fault fault) {
        About about = SUBJECTS.get(fault.rule());
        refuted.add(about);
        String rule = fault.rule() == Rule.UNKNOWN_MODULE
                ? "unknown-module-here"
                : fault.rule().name().toLowerCase(Locale.ROOT).replace('_', '-');
        faults.add(words.fault(language, pointer(fault), rule, subject(fault)));
    }

    private String subject(Fault fault) {
        return fault.rule() == Rule.INSISTED_MODULE_MISSING
                ? checked.catalog().problem().module(fault.subject()).key()
                : "";
    }

    private String pointer(Fault fault) {
        return switch (fault.rule()) {
            case FALSE_INEQUALITY, FALSE_DOMINATION, PARTS_OVERLAP, PROVES_TOO_MUCH ->
                verdict.untrue() == null ? PlanReading.CERTIFICATE : claim.pointerTo(verdict.untrue());
            case CONTRADICTS_ITSELF -> "/lowerBoundMinutes";
            case WRONG_TOTAL, OVER_BUDGET -> "/minutes";
            case INSISTED_MODULE_MISSING -> "/proof/wishes/insist";
            default ->
                OF_REQUIREMENTS.contains(fault.rule())
                        ? "/requirements/" + fault.subject()
                        : claim.pointerTo(fault.subject());
        };
    }

    /** What a role asks for is what the catalog says, not what the plan says of it. */
    private void checkRoles() {
        Map<Role, Set<Object>> told = new LinkedHashMap<>();
        for (int place = 0; place < claim.roles().size(); place++) {
            Role role = claim.roles().get(place);
            if (role == null) {
                continue;
            }
            Object one = comparable(claim.requirements().get(place));
            told.computeIfAbsent(role, unused -> new HashSet<>()).add(one);
            if (role.requirements().stream().noneMatch(own -> comparable(own).equals(one))) {
                refute("/requirements/" + place, "not-of-role", role);
            }
        }
        told.forEach((role, requirements) -> {
            boolean all = role.requirements().stream()
                    .filter(Role.Requirement::essential)
                    .allMatch(own -> requirements.contains(comparable(own)));
            if (!all) {
                refute("/requirements", "requirement-missing", role);
            }
        });
    }

    private void refute(String pointer, String rule, Role role) {
        refuted.add(About.COVERAGE);
        faults.add(words.fault(language, pointer, rule, role.key()));
    }

    private static Object comparable(Role.Requirement requirement) {
        return List.of(
                requirement.importance(),
                requirement.atLeast(),
                requirement.skills().stream().map(Skill::number).collect(Collectors.toSet()));
    }

    private ClaimState state(About about) {
        if (refuted.contains(about)) {
            return ClaimState.REFUTED;
        }
        boolean optimal = claim.plan().status() == Status.OPTIMAL;
        return switch (about) {
            case HELD -> claim.request().held().isEmpty() ? ClaimState.NOT_CLAIMED : ClaimState.NOT_PROVEN;
            case REASONS -> claim.plan().unteachable().isEmpty() ? ClaimState.NOT_CLAIMED : ClaimState.NOT_PROVEN;
            case LEFT_OUT ->
                claim.plan().leftOut().isEmpty() || !optimal ? ClaimState.NOT_CLAIMED : ClaimState.NOT_PROVEN;
            case TIES -> claim.plan().tiesSettled() ? shown(claim.plan().steps().isEmpty()) : ClaimState.NOT_CLAIMED;
            case OPTIMAL -> optimal ? shown(verdict.provenOptimal()) : ClaimState.NOT_CLAIMED;
            case LOWER_BOUND ->
                claim.plan().lowerBound() == 0 && !optimal
                        ? ClaimState.NOT_CLAIMED
                        : shown(verdict.provenMinutes() >= claim.plan().lowerBound());
            case UNTEACHABLE ->
                claim.plan().unteachable().isEmpty()
                        ? ClaimState.NOT_CLAIMED
                        : unlessBroken(verdict.complete() && !refuted.contains(About.MODULES));
            case MODULES -> ClaimState.PROVEN;
            // Where the modules are not known, nothing else has been looked at.
            default -> unlessBroken(!refuted.contains(About.MODULES));
        };
    }

    private static ClaimState unlessBroken(boolean lookedAt) {
        return lookedAt ? ClaimState.PROVEN : ClaimState.NOT_PROVEN;
    }

    private ClaimState shown(boolean so) {
        return so && faults.isEmpty() ? ClaimState.PROVEN : ClaimState.NOT_PROVEN;
    }
}
