package org.skillway.gateway.changes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.skillway.gateway.changes.ModuleChange.Reason;
import org.skillway.gateway.changes.PlanNow.Outcome;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;

/**
 * What today's plan has that a saved one has not, and the other way about, and why: from what happened in between, of which
 * nothing is guessed.
 *
 * @param facts what has happened, whether or not it changed the plan
 * @param changes first what was taken out, in the order of the saved plan, then what was put in, in that of today's
 * @param completed the keys of the saved plan's modules that have been completed since
 * @param reordered whether the modules that are in both come in another order
 */
public record PlanDifference(List<Fact> facts, List<ModuleChange> changes, Set<String> completed, boolean reordered) {

    public PlanDifference {
        facts = List.copyOf(facts);
        changes = List.copyOf(changes);
        completed = Set.copyOf(completed);
    }

    public static PlanDifference of(PlanThen then, PlanNow now) {
        return new Comparing(then, now).difference();
    }

    private static final class Comparing {

        private final PlanThen then;
        private final PlanNow now;
        private final SinceThen since;
        private final Set<String> kept = new LinkedHashSet<>();
        /** What each module of the saved plan was to bring and the learner still lacks, by the numbers of today. */
        private final Map<String, BitSet> lacking = new HashMap<>();
        /** The modules that were taken out and whose part somebody else has to take. */
        private final List<CourseModule> missed = new ArrayList<>();

        Comparing(PlanThen then, PlanNow now) {
            this.then = then;
            this.now = now;
            this.since = new SinceThen(then, now);
        }

        PlanDifference difference() {
            Set<String> today = new LinkedHashSet<>();
            now.modules().forEach(step -> today.add(step.module().key()));
            today.stream().filter(then.modules()::contains).forEach(kept::add);
            List<ModuleChange> changes = new ArrayList<>();
            BitSet had = then.held();
            for (String key : then.modules()) {
                BitSet brings = new BitSet();
                then.graph().module(key).ifPresent(module -> set(brings, module.teaches()));
                brings.andNot(had);
                had.or(brings);
                boolean brought = !brings.isEmpty();
                brings.andNot(now.held());
                lacking.put(key, brings);
                if (!today.contains(key)) {
                    now.graph().module(key).ifPresent(module -> changes.add(takenOut(module, brought)));
                }
            }
            now.modules().stream()
                    .filter(step -> !then.modules().contains(step.module().key()))
                    .forEach(step -> changes.add(putIn(step)));
            List<String> order = then.modules().stream().filter(kept::contains).toList();
            Set<String> completed =
                    then.modules().stream().filter(since::completedSince).collect(Collectors.toSet());
            return new PlanDifference(since.facts(), changes, completed, !order.equals(List.copyOf(kept)));
        }

        private void set(BitSet skills, Collection<Skill> named) {
            named.forEach(skill -> since.today(skill).ifPresent(same -> skills.set(same.number())));
        }

        private ModuleChange takenOut(CourseModule module, boolean brought) {
            Reason reason = whyOut(module, brought);
            List<CourseModule> instead = List.of();
            if (!List.of(Reason.COMPLETED, Reason.SKILLS_HELD, Reason.NOT_REQUIRED)
                    .contains(reason)) {
                missed.add(module);
                instead = takingThePartOf(module);
            }
            return new ModuleChange(module, false, List.of(reason), instead);
        }

        private Reason whyOut(CourseModule module, boolean brought) {
            BitSet lacks = lacking.get(module.key());
            if (since.completedSince(module.key())) {
                return Reason.COMPLETED;
            }
            if (!module.published()) {
                return Reason.RETIRED;
            }
            if (!now.allowed().test(module)) {
                return Reason.RULED_OUT;
            }
            if (brought && lacks.isEmpty()) {
                return Reason.SKILLS_HELD;
            }
            BitSet wanted = wanted();
            if (lacks.intersects(wanted)) {
                lacks = (BitSet) lacks.clone();
                lacks.and(wanted);
                BitSet taught = new BitSet();
                set(taught, module.teaches());
                return taught.intersects(lacks) ? Reason.SHORTER_WITHOUT : Reason.TEACHES_LESS;
            }
            if (lacks.intersects(asked(outcome -> outcome == Outcome.LEFT_OUT))) {
                return Reason.LEFT_OUT;
            }
            return lacks.intersects(asked(outcome -> outcome == Outcome.UNTEACHABLE))
                    ? Reason.UNTEACHABLE
                    : Reason.NOT_REQUIRED;
        }

        /** What serves today's plan: the skills of what is planned for, and those that its modules need and are not held. */
        private BitSet wanted() {
            BitSet wanted = asked(outcome -> outcome == Outcome.PLANNED);
            now.modules().forEach(step -> step.module().needs().stream()
                    .filter(need -> !need.metBy(now.held()))
                    .forEach(need -> set(wanted, need.choice().skills())));
            return wanted;
        }

        private BitSet asked(Predicate<Outcome> which) {
            BitSet skills = new BitSet();
            IntStream.range(0, now.aims().size())
                    .filter(place -> which.test(now.outcomes().get(place)))
                    .forEach(place ->
                            set(skills, now.aims().get(place).requirement().skills()));
            return skills;
        }

        /** The modules that bring what it was to bring: those that were put in, or else any. */
        private List<CourseModule> takingThePartOf(CourseModule module) {
            List<CourseModule> bringing = now.modules().stream()
                    .filter(step -> brings(step, lacking.get(module.key())))
                    .map(PlanNow.Step::module)
                    .toList();
            List<CourseModule> fresh = bringing.stream()
                    .filter(one -> !then.modules().contains(one.key()))
                    .toList();
            return fresh.isEmpty() ? bringing : fresh;
        }

        private static boolean brings(PlanNow.Step step, BitSet skills) {
            return step.brings().stream().anyMatch(skill -> skills.get(skill.number()));
        }

        private ModuleChange putIn(PlanNow.Step step) {
            Set<Reason> because = new LinkedHashSet<>();
            CourseModule before = then.graph()
                    .module(step.module().key())
                    .filter(CourseModule::published)
                    .orElse(null);
            if (before == null) {
                because.add(Reason.PUBLISHED_SINCE);
            } else if (before.version() != step.module().version()) {
                because.add(Reason.CHANGED_SINCE);
            }
            if (step.serves().stream()
                    .anyMatch(place -> !since.askedBefore(now.aims().get(place)))) {
                because.add(Reason.REQUIREMENT_ADDED);
            }
            BitSet lost = then.held();
            lost.andNot(now.held());
            if (brings(step, lost)) {
                because.add(Reason.SKILL_LOST);
            }
            List<CourseModule> instead = missed.stream()
                    .filter(module -> brings(step, lacking.get(module.key())))
                    .toList();
            if (!instead.isEmpty()) {
                because.add(Reason.TAKES_THE_PART);
            }
            if (because.isEmpty()) {
                because.add(Reason.SHORTEST_WITH);
            }
            return new ModuleChange(step.module(), true, List.copyOf(because), instead);
        }
    }
}
