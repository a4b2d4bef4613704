package org.skillway.gateway.plan.check;

import java.io.Serial;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.skillway.gateway.plan.check.Verdict.Fault;
import org.skillway.gateway.plan.check.Verdict.Rule;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Certificate.Bound;
import org.skillway.gateway.plan.model.Certificate.Cases;
import org.skillway.gateway.plan.model.Certificate.Domination;
import org.skillway.gateway.plan.model.Certificate.Inequality;
import org.skillway.gateway.plan.model.Certificate.Priced;
import org.skillway.gateway.plan.model.Certificate.Proof;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.Requirement;

/**
 * Adds up a certificate. Every inequality is worked out anew from the catalog, for every module that may serve the goals,
 * and nothing is taken from the certificate but which ones to add and at which prices.
 */
final class CertificateCheck {

    /** Something in the certificate is not so. */
    static final class NotTrue extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Fault fault;
        private final transient Certificate.Item item;

        NotTrue(Rule rule, int subject) {
            this(rule, subject, null);
        }

        NotTrue(Rule rule, int subject, Certificate.Item item) {
            super(rule.name());
            this.fault = new Fault(rule, subject);
            this.item = item;
        }

        Certificate.Item item() {
            return item;
        }

        Fault fault() {
            return fault;
        }
    }

    /** Sums are kept for the next case, up to so many places in all. */
    private static final int MOST_KEPT = 200_000;

    private final LearnerView learner;
    private final Certificate certificate;
    private final Inequalities inequalities;
    private final Set<Integer> dominated = new HashSet<>();
    private final Map<Inequality, Inequalities.Sum> sums = new HashMap<>();
    private int kept;

    CertificateCheck(LearnerView learner, Plan plan) {
        this.learner = learner;
        this.certificate = plan.certificate();
        this.inequalities = new Inequalities(learner, plan.leftOut());
    }

    /** No plan for the same goals takes fewer minutes than these. */
    long provenMinutes() throws NotTrue {
        try {
            checkDominations();
            long proven = 0;
            Set<Integer> seen = new HashSet<>();
            for (Proof part : certificate.parts()) {
                Set<Integer> modules = new HashSet<>();
                long minutes = minutes(part, Map.of(), modules);
                for (int module : modules) {
                    if (!seen.add(module)) {
                        throw new NotTrue(Rule.PARTS_OVERLAP, module);
                    }
                }
                proven = Math.addExact(proven, Math.max(0, inSteps(minutes, modules)));
            }
            return proven;
        } catch (ArithmeticException overflow) {
            throw new NotTrue(Rule.PROVES_TOO_MUCH, -1);
        }
    }

    private void checkDominations() throws NotTrue {
        certificate.dominated().forEach(pair -> dominated.add(pair.module()));
        for (Domination pair : certificate.dominated()) {
            learner.patience().spend(1_000);
            boolean known = inequalities.serving(pair.module()) && inequalities.serving(pair.by());
            if (!known || dominated.contains(pair.by()) || !doesAsWell(pair.by(), pair.module())) {
                throw new NotTrue(Rule.FALSE_DOMINATION, pair.module(), pair);
            }
        }
        inequalities.leaveOut(dominated);
    }

    private boolean doesAsWell(int one, int other) {
        return learner.problem().module(one).minutes()
                        <= learner.problem().module(other).minutes()
                && inequalities.taught(one).containsAll(inequalities.taught(other))
                && learner.needs(one).stream().allMatch(need -> impliedBy(need, other));
    }

    /** Whether whoever meets the needs of the other module meets this one. */
    private boolean impliedBy(Requirement need, int other) {
        Set<Integer> sure = new HashSet<>(learner.held());
        for (Requirement given : learner.needs(other)) {
            if (given.skills().size()
                            - given.skills().stream()
                                    .filter(learner.held()::contains)
                                    .count()
                    <= given.atLeast()
                            - given.skills().stream()
                                    .filter(learner.held()::contains)
                                    .count()) {
                given.skills().stream().forEach(sure::add);
            }
        }
        if (LearnerView.met(need, sure)) {
            return true;
        }
        long have = need.skills().stream().filter(learner.held()::contains).count();
        return learner.needs(other).stream().anyMatch(given -> {
            long outside = given.skills().stream()
                    .filter(skill ->
                            learner.held().contains(skill) || !need.skills().contains(skill))
                    .count();
            return given.atLeast() - outside >= need.atLeast() - have;
        });
    }

    private long minutes(Proof proof, Map<Integer, Boolean> decided, Set<Integer> modules) throws NotTrue {
        if (proof instanceof Cases cases) {
            int module = cases.module();
            if (decided.containsKey(module) || !inequalities.serving(module)) {
                throw new NotTrue(Rule.FALSE_INEQUALITY, module);
            }
            modules.add(module);
            Map<Integer, Boolean> with = new HashMap<>(decided);
            with.put(module, true);
            Map<Integer, Boolean> without = new HashMap<>(decided);
            without.put(module, false);
            return Math.min(minutes(cases.with(), with, modules), minutes(cases.without(), without, modules));
        }
        return minutes((Bound) proof, decided, modules);
    }

    private long minutes(Bound bound, Map<Integer, Boolean> decided, Set<Integer> modules) throws NotTrue {
        long sum = 0;
        Map<Integer, Long> loads = new HashMap<>();
        for (Priced priced : bound.priced()) {
            if (priced.price() < 0) {
                throw new NotTrue(Rule.FALSE_INEQUALITY, -1, priced);
            }
            Inequalities.Sum inequality = workOut(priced);
            learner.patience().spend(100L * inequality.coefficients().size());
            sum = Math.addExact(sum, Math.multiplyExact(priced.price(), inequality.atLeast()));
            for (Map.Entry<Integer, Long> entry : inequality.coefficients().entrySet()) {
                long load = Math.multiplyExact(priced.price(), entry.getValue());
                loads.merge(entry.getKey(), load, Math::addExact);
            }
        }
        modules.addAll(loads.keySet());
        for (int module : decided.keySet()) {
            loads.putIfAbsent(module, 0L);
        }
        for (Map.Entry<Integer, Long> entry : loads.entrySet()) {
            long cost = learner.problem().module(entry.getKey()).minutes() * Certificate.PRICES_PER_MINUTE;
            long rest = Math.subtractExact(cost, entry.getValue());
            Boolean taken = decided.get(entry.getKey());
            sum = Math.addExact(sum, taken == null ? Math.min(0, rest) : taken ? rest : 0);
        }
        return -Math.floorDiv(-sum, Certificate.PRICES_PER_MINUTE);
    }

    private Inequalities.Sum workOut(Priced priced) throws NotTrue {
        Inequalities.Sum known = sums.get(priced.inequality());
        if (known != null) {
            return known;
        }
        Inequalities.Sum sum;
        try {
            sum = inequalities.workOut(priced.inequality());
        } catch (NotTrue wrong) {
            throw new NotTrue(wrong.fault().rule(), wrong.fault().subject(), priced);
        }
        kept += sum.coefficients().size();
        if (kept <= MOST_KEPT) {
            sums.put(priced.inequality(), sum);
        }
        return sum;
    }

    /** What the modules take is a whole number of times what all of them take whole numbers of times. */
    private long inSteps(long minutes, Set<Integer> modules) {
        long step = 0;
        for (int module : modules) {
            long rest = learner.problem().module(module).minutes();
            while (rest != 0) {
                long next = step % rest;
                step = rest;
                rest = next;
            }
        }
        return step == 0 ? minutes : Math.multiplyExact(-Math.floorDiv(-minutes, step), step);
    }
}
