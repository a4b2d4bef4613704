package org.skillway.gateway.learner;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.learner.PlanReading.Body;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.planning.CatalogProblem;

/** Reads the certificate that {@link ProofTelling} tells. */
final class CertificateReading {

    private static final int MOST_DECISIONS = 64;

    private final CatalogProblem catalog;
    private final PlanRequest request;
    private final IdSet insisted;
    private final List<PlanReading.Place> places;
    private final List<Certificate.Inequality> inequalities = new ArrayList<>();

    /** @param places is filled, in the order of the certificate */
    CertificateReading(CatalogProblem catalog, PlanRequest request, List<PlanReading.Place> places) {
        this.catalog = catalog;
        this.request = request;
        this.insisted = request.insisted();
        this.places = places;
    }

    /** One case on the way to a tree of them. */
    private record Leaf(String at, List<Decision> decided, Certificate.Bound bound) {}

    private record Decision(int module, boolean taken) {}

    Certificate read(String at, PlanProof.Certificate told) {
        if (told == null) {
            return new Certificate(List.of(), List.of());
        }
        List<Certificate.Domination> dominated = new ArrayList<>();
        List<PlanProof.Dominated> pairs = Body.list(at + "/dominated", told.dominated());
        for (int place = 0; place < pairs.size(); place++) {
            String where = at + "/dominated/" + place;
            Certificate.Domination pair = new Certificate.Domination(
                    Body.module(where + "/module", pairs.get(place).module(), catalog),
                    Body.module(where + "/by", pairs.get(place).by(), catalog));
            places.add(new PlanReading.Place(pair, where));
            dominated.add(pair);
        }
        List<PlanProof.Inequality> all = Body.list(at + "/inequalities", told.inequalities());
        for (int place = 0; place < all.size(); place++) {
            inequalities.add(inequality(at + "/inequalities/" + place, all.get(place)));
        }
        List<Certificate.Proof> parts = new ArrayList<>();
        List<PlanProof.Part> tellings = Body.list(at + "/parts", told.parts());
        for (int place = 0; place < tellings.size(); place++) {
            parts.add(
                    part(at + "/parts/" + place + "/cases", tellings.get(place).cases()));
        }
        return new Certificate(dominated, parts);
    }

    private Certificate.Inequality inequality(String at, PlanProof.Inequality told) {
        return switch (Body.given(at + "/kind", told.kind())) {
            case REQUIREMENT_IS_MET -> new Certificate.TargetIsMet(target(at, told));
            case ONE_OPENS_THE_REST -> new Certificate.OneOpensTheRest(target(at, told), opening(at, told));
            case NEED_IS_MET -> {
                BitSet skills = skills(at + "/skills", told.skills());
                int most = skills.cardinality();
                int atLeast = Body.given(at + "/atLeast", told.atLeast());
                if (atLeast < 1 || atLeast > most) {
                    throw Body.wrong(at + "/atLeast", "range", 1, most);
                }
                yield new Certificate.NeedIsMet(
                        Body.module(at + "/module", told.module(), catalog),
                        new Requirement(atLeast, IdSet.of(skills)));
            }
        };
    }

    private int target(String at, PlanProof.Inequality told) {
        if ((told.requirement() == null) == (told.insisted() == null)) {
            throw Body.wrong(at + "/requirement", "either", "insisted");
        }
        int goals = request.goals().size();
        if (told.requirement() != null) {
            if (told.requirement() < 0 || told.requirement() >= goals) {
                throw Body.wrong(at + "/requirement", "place", "/requirements");
            }
            return told.requirement();
        }
        return goals + insisted(at + "/insisted", told.insisted());
    }

    private int insisted(String at, String key) {
        int module = Body.module(at, key, catalog);
        for (int place = 0; place < insisted.size(); place++) {
            if (insisted.get(place) == module) {
                return place;
            }
        }
        throw Body.wrong(at, "place", "/proof/wishes/insist");
    }

    private IdSet opening(String at, PlanProof.Inequality told) {
        BitSet all = skills(at + "/skills", told.skills());
        List<String> modules = Body.list(at + "/insistedModules", told.insistedModules());
        for (int place = 0; place < modules.size(); place++) {
            all.set(catalog.problem().skillCount() + insisted(at + "/insistedModules/" + place, modules.get(place)));
        }
        return IdSet.of(all);
    }

    private BitSet skills(String at, List<String> keys) {
        BitSet numbers = new BitSet();
        List<String> all = Body.list(at, keys);
        for (int place = 0; place < all.size(); place++) {
            String where = at + "/" + place;
            String key = all.get(place);
            numbers.set(catalog.graph()
                    .skill(key)
                    .orElseThrow(() -> Body.wrong(where, "unknown-skill", key))
                    .number());
        }
        return numbers;
    }

    private Certificate.Proof part(String at, List<PlanProof.Case> told) {
        List<PlanProof.Case> cases = Body.list(at, told);
        if (cases.isEmpty()) {
            throw Body.wrong(at, "required");
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int place = 0; place < cases.size(); place++) {
            leaves.add(leaf(at + "/" + place, cases.get(place)));
        }
        return tree(at, leaves, 0);
    }

    private Leaf leaf(String at, PlanProof.Case told) {
        List<PlanProof.Decided> decisions = Body.list(at + "/decided", told.decided());
        if (decisions.size() > MOST_DECISIONS) {
            throw Body.wrong(at + "/decided", "at-most", MOST_DECISIONS);
        }
        List<Decision> decided = new ArrayList<>();
        for (int place = 0; place < decisions.size(); place++) {
            String where = at + "/decided/" + place;
            decided.add(new Decision(
                    Body.module(where + "/module", decisions.get(place).module(), catalog),
                    Body.given(where + "/taken", decisions.get(place).taken())));
        }
        List<PlanProof.Price> prices = Body.list(at + "/prices", told.prices());
        List<Certificate.Priced> priced = new ArrayList<>();
        for (int place = 0; place < prices.size(); place++) {
            String where = at + "/prices/" + place;
            int inequality = Body.given(where + "/inequality", prices.get(place).inequality());
            if (inequality < 0 || inequality >= inequalities.size()) {
                throw Body.wrong(where + "/inequality", "place", PlanReading.CERTIFICATE + "/inequalities");
            }
            Certificate.Priced one = new Certificate.Priced(
                    Body.given(where + "/price", prices.get(place).price()), inequalities.get(inequality));
            places.add(new PlanReading.Place(one, where));
            priced.add(one);
        }
        return new Leaf(at, decided, new Certificate.Bound(priced));
    }

    /** Of leaves that agree in so many decisions: one that decides no more, or two trees that differ in the next. */
    private static Certificate.Proof tree(String at, List<Leaf> leaves, int depth) {
        if (leaves.size() == 1 && leaves.get(0).decided().size() == depth) {
            return leaves.get(0).bound();
        }
        List<Leaf> with = new ArrayList<>();
        List<Leaf> without = new ArrayList<>();
        int module = -1;
        for (Leaf leaf : leaves) {
            Decision next =
                    leaf.decided().size() <= depth ? null : leaf.decided().get(depth);
            if (next == null || (module >= 0 && next.module() != module)) {
                throw Body.wrong(leaf.at() + "/decided", "cases");
            }
            module = next.module();
            (next.taken() ? with : without).add(leaf);
        }
        if (with.isEmpty() || without.isEmpty()) {
            throw Body.wrong(at, "cases");
        }
        return new Certificate.Cases(module, tree(at, with, depth + 1), tree(at, without, depth + 1));
    }
}
