package org.skillway.gateway.plan.model;

import java.io.Serializable;

/**
 * A requirement that a plan is asked to meet.
 *
 * @param weight what meeting it is worth where a budget does not suffice for all
 */
public record Goal(Requirement requirement, boolean essential, int weight) implements Serializable {

    public Goal {
        if (weight < 1) {
            throw new IllegalArgumentException("A goal that is worth nothing need not be asked for");
        }
    }
}
