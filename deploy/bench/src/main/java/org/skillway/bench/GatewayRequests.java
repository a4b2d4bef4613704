package org.skillway.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked of the gateway, each time by the learner whom it is about. */
final class GatewayRequests {

    /** So few that every one of them is known everywhere after a moment. */
    static final int FEW = Students.KINDS;

    /** Primes, so that all learners and all roles have had their turn before one has it again. */
    private static final long LEARNERS_STRIDE = 7_919;

    private static final long ROLES_STRIDE = 7;

    private final List<String> tokens;
    private final List<Learners.Model> models;
    private final int roles;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param tokens of the learners, by their numbers
     * @param models what learners have, by their numbers in turn
     * @param roles how many there are
     */
    GatewayRequests(List<String> tokens, List<Learners.Model> models, int roles) {
        this.tokens = List.copyOf(tokens);
        this.models = List.copyOf(models);
        this.roles = roles;
    }

    /** The role that a learner works towards, of a few learners. */
    Load.Request ofFew() {
        return ofFew(turn());
    }

    Load.Request ofFew(int turn) {
        int learner = turn % FEW;
        return of(learner, "/roles/" + models.get(learner % models.size()).goal());
    }

    /** Any role, of any learner. */
    Load.Request ofAll() {
        int turn = turn();
        int learner = (int) (turn * LEARNERS_STRIDE % tokens.size());
        return of(learner, "/roles/" + World.key("bench-role", (int) (turn * ROLES_STRIDE % roles)));
    }

    /** Every role by readiness, of a few learners. */
    Load.Request ranking() {
        return ranking(turn());
    }

    Load.Request ranking(int turn) {
        return of(turn % FEW, "/roles");
    }

    /** The page of a role, without any learner, of as many roles. */
    Load.Request page() {
        return page(turn());
    }

    Load.Request page(int turn) {
        int learner = turn % FEW;
        return Load.Request.read("/api/v1/roles/" + World.key("bench-role", learner))
                .by(tokens.get(learner));
    }

    /** A list, which nobody but catalog-service has. */
    Load.Request list() {
        return Load.Request.read("/api/v1/skills?limit=50").by(tokens.get(turn() % FEW));
    }

    private Load.Request of(int learner, String what) {
        return Load.Request.read("/api/v1/learners/" + Learners.id(learner) + what)
                .by(tokens.get(learner));
    }

    private int turn() {
        return next.getAndIncrement() & Integer.MAX_VALUE;
    }
}
