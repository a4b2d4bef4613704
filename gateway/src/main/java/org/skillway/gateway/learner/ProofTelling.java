package org.skillway.gateway.learner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.planning.CatalogProblem;

/** Tells the proof of a plan by keys; {@link PlanReading} reads it again. */
final class ProofTelling {

    private final CatalogProblem catalog;
    private final PlanRequest request;
    private final IdSet insisted;
    private final Map<Certificate.Inequality, Integer> places = new LinkedHashMap<>();

    private ProofTelling(CatalogProblem catalog, PlanRequest request) {
        this.catalog = catalog;
        this.request = request;
        this.insisted = request.insisted();
    }

    static PlanProof of(CatalogProblem catalog, PlanRequest request, Plan plan) {
        ProofTelling telling = new ProofTelling(catalog, request);
        return new PlanProof(telling.keys(request.held()), telling.wishes(), telling.certificate(plan.certificate()));
    }

    private List<String> keys(IdSet skills) {
        return skills.stream()
                .mapToObj(skill -> catalog.graph().skill(skill).key())
                .sorted()
                .toList();
    }

    private String key(int module) {
        return catalog.problem().module(module).key();
    }

    private PlanProof.Wishes wishes() {
        Stream<Integer> excluded = some(Wish.Exclude.class).map(Wish.Exclude::module);
        return new PlanProof.Wishes(
                orAbsent(excluded.map(this::key).toList()),
                orAbsent(insisted.stream().mapToObj(this::key).toList()),
                some(Wish.Languages.class)
                        .findFirst()
                        .map(wish -> List.copyOf(wish.tags()))
                        .orElse(null),
                some(Wish.Levels.class)
                        .findFirst()
                        .map(wish -> List.copyOf(wish.levels()))
                        .orElse(null),
                request.budget().isPresent() ? request.budget().getAsLong() : null);
    }

    private <W extends Wish> Stream<W> some(Class<W> kind) {
        return request.wishes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <T, C extends Collection<T>> C orAbsent(C all) {
        return all.isEmpty() ? null : all;
    }

    private PlanProof.Certificate certificate(Certificate certificate) {
        List<PlanProof.Part> parts = certificate.parts().stream()
                .map(part -> new PlanProof.Part(cases(part)))
                .toList();
        return new PlanProof.Certificate(
                certificate.dominated().stream()
                        .map(pair -> new PlanProof.Dominated(key(pair.module()), key(pair.by())))
                        .toList(),
                places.keySet().stream().map(this::inequality).toList(),
                parts);
    }

    private List<PlanProof.Case> cases(Certificate.Proof proof) {
        List<PlanProof.Case> cases = new ArrayList<>();
        add(proof, List.of(), cases);
        return cases;
    }

    private void add(Certificate.Proof proof, List<PlanProof.Decided> decided, List<PlanProof.Case> cases) {
        if (proof instanceof Certificate.Cases split) {
            add(split.with(), and(decided, split.module(), true), cases);
            add(split.without(), and(decided, split.module(), false), cases);
        } else {
            List<PlanProof.Price> prices = ((Certificate.Bound) proof)
                    .priced().stream()
                            .map(priced -> new PlanProof.Price(place(priced.inequality()), priced.price()))
                            .toList();
            cases.add(new PlanProof.Case(decided, prices));
        }
    }

    private List<PlanProof.Decided> and(List<PlanProof.Decided> decided, int module, boolean taken) {
        return Stream.concat(decided.stream(), Stream.of(new PlanProof.Decided(key(module), taken)))
                .toList();
    }

    private int place(Certificate.Inequality inequality) {
        return places.computeIfAbsent(inequality, unused -> places.size());
    }

    private PlanProof.Inequality inequality(Certificate.Inequality inequality) {
        if (inequality instanceof Certificate.NeedIsMet need) {
            return new PlanProof.Inequality(
                    PlanProof.Kind.NEED_IS_MET,
                    null,
                    null,
                    key(need.module()),
                    need.need().atLeast(),
                    keys(need.need().skills()),
                    null);
        }
        if (inequality instanceof Certificate.TargetIsMet met) {
            return ofTarget(PlanProof.Kind.REQUIREMENT_IS_MET, met.target(), null, null);
        }
        Certificate.OneOpensTheRest opens = (Certificate.OneOpensTheRest) inequality;
        int skillCount = catalog.problem().skillCount();
        IntStream real = opens.skills().stream().filter(skill -> skill < skillCount);
        IntStream imaginary = opens.skills().stream().filter(skill -> skill >= skillCount);
        return ofTarget(
                PlanProof.Kind.ONE_OPENS_THE_REST,
                opens.target(),
                orAbsent(keys(IdSet.of(real.toArray()))),
                orAbsent(imaginary
                        .mapToObj(skill -> key(insisted.get(skill - skillCount)))
                        .toList()));
    }

    private PlanProof.Inequality ofTarget(
            PlanProof.Kind kind, int target, List<String> skills, List<String> insistedModules) {
        int goals = request.goals().size();
        return new PlanProof.Inequality(
                kind,
                target < goals ? target : null,
                target < goals ? null : key(insisted.get(target - goals)),
                null,
                null,
                skills,
                insistedModules);
    }
}
