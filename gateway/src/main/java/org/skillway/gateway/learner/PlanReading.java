package org.skillway.gateway.learner;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.planning.CatalogProblem;
import org.skillway.gateway.planning.PlanChecks;

/**
 * Reads a plan that somebody wants checked in the terms of a catalog revision. What cannot be understood is a problem; what
 * can be and is not so is for the check to find.
 *
 * @param places of all that a certificate says; a list, since whoever sends them could choose what a map would be slow with
 */
record PlanReading(
        PlanToCheck told,
        List<Role> roles,
        List<Role.Requirement> requirements,
        PlanRequest request,
        Plan plan,
        List<Place> places)
        implements PlanChecks.Claim {

    /** @param pointer where it stands (RFC 6901) */
    record Place(Certificate.Item item, String pointer) {}

    /** Where this is said first. */
    String pointerTo(Certificate.Item item) {
        return places.stream()
                .filter(place -> place.item().equals(item))
                .map(Place::pointer)
                .findFirst()
                .orElseThrow();
    }

    static final String CERTIFICATE = "/proof/certificate";

    /** The shape alone, before anything is looked up: what has to be there is there. */
    static PlanToCheck complete(PlanToCheck told) {
        Body.given("", told);
        Body.atLeast("/catalogRevision", Body.given("/catalogRevision", told.catalogRevision()), 0);
        Body.given("/status", told.status());
        Body.given("/minutes", told.minutes());
        List<PlanToCheck.Step> modules = Body.list("/modules", Body.given("/modules", told.modules()));
        for (int place = 0; place < modules.size(); place++) {
            String at = "/modules/" + place + "/module";
            Body.given(at + "/key", Body.given(at, modules.get(place).module()).key());
        }
        List<PlanToCheck.Aim> aims = Body.list("/requirements", Body.given("/requirements", told.requirements()));
        for (int place = 0; place < aims.size(); place++) {
            String at = "/requirements/" + place;
            Body.given(at + "/importance", aims.get(place).importance());
            Body.given(at + "/atLeast", aims.get(place).atLeast());
            Body.given(at + "/skills", aims.get(place).skills());
            Body.given(at + "/outcome", aims.get(place).outcome());
        }
        return told;
    }

    static PlanReading of(PlanToCheck told, CatalogProblem catalog) {
        return new Reader(told, catalog).read();
    }

    /** The place of a module in the plan, the last one where it stands there twice; the list itself where it does not. */
    String pointerTo(int module) {
        for (int place = plan.steps().size() - 1; place >= 0; place--) {
            if (plan.steps().get(place).module() == module) {
                return "/modules/" + place;
            }
        }
        return "/modules";
    }

    private static final class Reader {

        private final PlanToCheck told;
        private final CatalogProblem catalog;
        private final CatalogGraph graph;
        private final List<Role> roles = new ArrayList<>();
        private final List<Role.Requirement> requirements = new ArrayList<>();

        Reader(PlanToCheck told, CatalogProblem catalog) {
            this.told = told;
            this.catalog = catalog;
            this.graph = catalog.graph();
        }

        PlanReading read() {
            for (int place = 0; place < told.requirements().size(); place++) {
                readAim("/requirements/" + place, told.requirements().get(place));
            }
            List<Goal> goals = CatalogProblem.goals(requirements);
            PlanToCheck.Proof proof = told.proof() == null ? new PlanToCheck.Proof(null, null, null) : told.proof();
            PlanRequest request = new PlanRequest(
                    skills("/proof/held", Body.list("/proof/held", proof.held())),
                    goals,
                    proof.wishes() == null ? List.of() : wishes("/proof/wishes", proof.wishes()),
                    List.of(),
                    IdSet.NONE);
            List<Place> places = new ArrayList<>();
            CertificateReading certificate = new CertificateReading(catalog, request, places);
            return new PlanReading(
                    told,
                    roles,
                    requirements,
                    request,
                    plan(request, certificate.read(CERTIFICATE, proof.certificate())),
                    places);
        }

        private void readAim(String at, PlanToCheck.Aim aim) {
            Role role = null;
            if (aim.role() != null) {
                String key = Body.given(at + "/role/key", aim.role().key());
                role = graph.role(key).orElseThrow(() -> Body.wrong(at + "/role/key", "unknown-role", key));
            }
            List<Skill> skills = new ArrayList<>();
            Set<Skill> once = new HashSet<>();
            for (int place = 0; place < aim.skills().size(); place++) {
                String where = at + "/skills/" + place + "/key";
                PlanToCheck.Named named =
                        Body.given(at + "/skills/" + place, aim.skills().get(place));
                Skill skill = skill(where, Body.given(where, named.key()));
                if (!once.add(skill)) {
                    throw Body.wrong(where, "duplicate");
                }
                skills.add(skill);
            }
            if (aim.atLeast() < 1 || aim.atLeast() > skills.size()) {
                throw Body.wrong(at + "/atLeast", "range", 1, skills.size());
            }
            roles.add(role);
            requirements.add(new Role.Requirement(aim.importance().inGraph(), new Choice(aim.atLeast(), skills)));
        }

        private Skill skill(String at, String key) {
            return graph.skill(key).orElseThrow(() -> Body.wrong(at, "unknown-skill", key));
        }

        private IdSet skills(String at, List<String> keys) {
            BitSet numbers = new BitSet();
            for (int place = 0; place < keys.size(); place++) {
                String where = at + "/" + place;
                numbers.set(skill(where, Body.given(where, keys.get(place))).number());
            }
            return IdSet.of(numbers);
        }

        private List<Wish> wishes(String at, PlanProof.Wishes wished) {
            List<Wish> wishes = new ArrayList<>();
            Body.modules(at + "/exclude", wished.exclude(), catalog)
                    .forEach(module -> wishes.add(new Wish.Exclude(module)));
            Body.modules(at + "/insist", wished.insist(), catalog)
                    .forEach(module -> wishes.add(new Wish.Insist(module)));
            if (wished.languages() != null) {
                wishes.add(new Wish.Languages(Body.words(at + "/languages", wished.languages())));
            }
            if (wished.levels() != null) {
                wishes.add(new Wish.Levels(Body.words(at + "/levels", wished.levels())));
            }
            if (wished.budgetMinutes() != null) {
                wishes.add(new Wish.Budget(Body.atLeast(at + "/budgetMinutes", wished.budgetMinutes(), 0)));
            }
            return wishes;
        }

        private Plan plan(PlanRequest request, Certificate certificate) {
            List<Integer> leftOut = places(PlannedOutcome.LEFT_OUT);
            boolean optimal = told.status() == LearnerPlan.PlanStatus.OPTIMAL;
            return new Plan(
                    optimal ? Status.OPTIMAL : Status.BOUNDED,
                    optimal && !Boolean.FALSE.equals(told.tiesSettled()),
                    steps(request),
                    told.minutes(),
                    told.lowerBoundMinutes() == null ? 0 : told.lowerBoundMinutes(),
                    places(PlannedOutcome.UNTEACHABLE).stream()
                            .map(goal -> new Unteachable(goal, IdSet.NONE, List.of()))
                            .toList(),
                    leftOut,
                    optimal
                            ? leftOut.stream()
                                    .mapToLong(goal -> request.goals().get(goal).weight())
                                    .sum()
                            : 0,
                    true,
                    certificate);
        }

        private List<Integer> places(PlannedOutcome outcome) {
            return IntStream.range(0, told.requirements().size())
                    .filter(place -> told.requirements().get(place).outcome() == outcome)
                    .boxed()
                    .toList();
        }

        // What is not said is what the catalog says; a module that it does not have gets a number that it does not
        // have.
        private List<Step> steps(PlanRequest request) {
            List<Step> steps = new ArrayList<>();
            BitSet have = request.held().bits();
            long total = 0;
            for (int place = 0; place < told.modules().size(); place++) {
                PlanToCheck.Step step = told.modules().get(place);
                OptionalInt module = catalog.number(step.module().key());
                if (module.isEmpty()) {
                    steps.add(new Step(catalog.problem().moduleCount() + place, IdSet.NONE, List.of(), 0, total));
                    continue;
                }
                int minutes = catalog.problem().module(module.getAsInt()).minutes();
                IdSet teaches = catalog.problem().module(module.getAsInt()).teaches();
                total += minutes;
                steps.add(new Step(
                        module.getAsInt(),
                        step.brings() == null ? teaches.without(have) : brings(place, step.brings()),
                        List.of(),
                        step.module().minutes() == null
                                ? minutes
                                : (int) Math.min(
                                        Integer.MAX_VALUE,
                                        Math.max(-1, step.module().minutes())),
                        step.totalMinutes() == null ? total : step.totalMinutes()));
                have.or(teaches.bits());
            }
            return steps;
        }

        private IdSet brings(int place, List<PlanToCheck.Named> skills) {
            String at = "/modules/" + place + "/brings";
            BitSet numbers = new BitSet();
            for (int one = 0; one < skills.size(); one++) {
                String where = at + "/" + one;
                PlanToCheck.Named named = Body.given(where, skills.get(one));
                numbers.set(skill(where + "/key", Body.given(where + "/key", named.key()))
                        .number());
            }
            return IdSet.of(numbers);
        }
    }

    /** What a body has to say, and what of it is wrong. */
    static final class Body {

        private Body() {}

        static ProblemException wrong(String at, String rule, Object... arguments) {
            return new ProblemException(ErrorCode.INVALID_VALUE).at(at, rule, arguments);
        }

        static <T> T given(String at, T value) {
            if (value == null) {
                throw wrong(at, "required");
            }
            return value;
        }

        static long atLeast(String at, long value, long least) {
            if (value < least) {
                throw wrong(at, "at-least", least);
            }
            return value;
        }

        /** An absent list is an empty one; nothing in it is null. */
        static <T> List<T> list(String at, List<T> given) {
            if (given == null) {
                return List.of();
            }
            if (given.size() > PlanToCheck.MOST) {
                throw wrong(at, "at-most", PlanToCheck.MOST);
            }
            for (int place = 0; place < given.size(); place++) {
                given(at + "/" + place, given.get(place));
            }
            return given;
        }

        static Set<String> words(String at, List<String> given) {
            return new HashSet<>(list(at, given));
        }

        static List<Integer> modules(String at, List<String> keys, CatalogProblem catalog) {
            List<String> all = list(at, keys);
            List<Integer> numbers = new ArrayList<>();
            for (int place = 0; place < all.size(); place++) {
                numbers.add(module(at + "/" + place, all.get(place), catalog));
            }
            return numbers;
        }

        static int module(String at, String key, CatalogProblem catalog) {
            return catalog.number(given(at, key)).orElseThrow(() -> wrong(at, "unknown-module", key));
        }
    }
}
