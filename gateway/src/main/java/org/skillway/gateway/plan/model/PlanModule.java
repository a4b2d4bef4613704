package org.skillway.gateway.plan.model;

import java.io.Serializable;
import java.util.List;

/**
 * A published module as planning sees it.
 *
 * @param assumes what has to be known before it is begun, besides the prerequisites of what it teaches
 */
public record PlanModule(
        String key, int minutes, IdSet teaches, List<Requirement> assumes, String language, String level)
        implements Serializable {

    public PlanModule {
        assumes = List.copyOf(assumes);
        if (minutes < 0) {
            throw new IllegalArgumentException("The module " + key + " takes less than no time");
        }
    }
}
