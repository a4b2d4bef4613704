package org.skillway.gateway.plan;

import java.util.List;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;

/**
 * What there is to choose, cut down to what may matter: modules and skills are numbered anew, modules in the order in which
 * they win ties. Nothing that is held is in it.
 *
 * @param dominated what was left out because another module does as well
 */
record Task(List<Choice> modules, List<Target> targets, IdSet skills, List<Dominated> dominated) {

    /**
     * @param number in the catalog
     * @param teaches of the skills that may matter
     */
    record Choice(int number, int minutes, IdSet teaches, List<Requirement> needs) {}

    /**
     * A goal, or a module insisted on.
     *
     * @param number goals first, then modules insisted on
     * @param weight what a goal is worth; nothing for a module insisted on, which cannot be left out
     */
    record Target(int number, Requirement requirement, int weight) {

        boolean goal() {
            return weight > 0;
        }
    }

    record Dominated(int number, int by) {}

    int skillCount() {
        return skills.size();
    }
}
