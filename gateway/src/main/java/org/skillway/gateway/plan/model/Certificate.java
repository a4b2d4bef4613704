package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.List;

/**
 * Why no plan takes fewer minutes, in a form that anybody can add up.
 *
 * <p>Every {@link Inequality} holds for each feasible plan, when its modules are counted as 1 and the others as 0. In a
 * {@link Bound} each inequality has a price in millionths of a minute. A module's load is what the prices of the
 * inequalities in which it stands add up to; then no plan takes fewer minutes than the prices of what the inequalities
 * ask for, less what the loads exceed the minutes of their modules by.
 *
 * @param dominated modules that some cheapest plan does without; they are left out of all sums
 * @param parts what the plan's minutes are at least made up of; no module stands in two of them
 */
public record Certificate(List<Domination> dominated, List<Proof> parts) implements Serializable {

    /** Prices are whole numbers of these to a minute. */
    public static final long PRICES_PER_MINUTE = 1_000_000;

    public Certificate {
        dominated = List.copyOf(dominated);
        parts = List.copyOf(parts);
    }

    /** Something in it that is true or not by itself. */
    public sealed interface Item extends Serializable {}

    /** The one module brings all that the other one does, needs no more, and takes no longer. */
    public record Domination(int module, int by) implements Item {}

    public sealed interface Proof extends Serializable {}

    /** Either the module is part of the plan or it is not: the lesser of the two bounds holds. */
    public record Cases(int module, Proof with, Proof without) implements Proof {}

    public record Bound(List<Priced> priced) implements Proof {

        public Bound {
            priced = List.copyOf(priced);
        }
    }

    public record Priced(long price, Inequality inequality) implements Item {}

    /**
     * Targets are numbered: first the goals of the request, then the modules insisted on, in ascending order, each of
     * which is a target of its own.
     */
    public sealed interface Inequality extends Serializable {}

    /** The modules of a plan teach a target's missing skills often enough; each counts by how many of them it teaches. */
    public record TargetIsMet(int target) implements Inequality {}

    /** If the module is taken, others teach what it needs often enough. */
    public record NeedIsMet(int module, Requirement need) implements Inequality {}

    /**
     * The target cannot be reached without any of these skills, so that the first of them comes from a module that needs
     * none of them: one such module has to be taken.
     */
    public record OneOpensTheRest(int target, IdSet skills) implements Inequality {}
}
