package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;

/** Puts chosen modules in order: of those that are open the first by ranking, again and again. */
final class Itinerary {

    private final Outlook outlook;
    private final PlanRequest request;
    private final Ranking ranking;

    Itinerary(Outlook outlook, PlanRequest request, Ranking ranking) {
        this.outlook = outlook;
        this.request = request;
        this.ranking = ranking;
    }

    List<Step> steps(List<Integer> chosen) {
        List<Integer> order = order(chosen);
        if (order.size() < chosen.size()) {
            throw new IllegalStateException("The modules of a plan cannot all be taken");
        }
        List<Step> steps = new ArrayList<>();
        BitSet skills = request.held().bits();
        long total = 0;
        for (int module : order) {
            PlanModule content = outlook.problem().module(module);
            IdSet fresh = content.teaches().without(skills);
            skills.or(content.teaches().bits());
            total += content.minutes();
            steps.add(new Step(module, fresh, served(order, module), content.minutes(), total));
        }
        return steps;
    }

    private List<Integer> order(List<Integer> chosen) {
        List<Integer> waiting = new ArrayList<>(chosen);
        waiting.sort(ranking.order());
        BitSet skills = request.held().bits();
        List<Integer> order = new ArrayList<>();
        boolean found = true;
        while (found) {
            found = false;
            for (int module : waiting) {
                if (outlook.needs(module).stream().allMatch(need -> need.metBy(skills))) {
                    order.add(module);
                    skills.or(outlook.problem().module(module).teaches().bits());
                    waiting.remove((Integer) module);
                    found = true;
                    break;
                }
            }
        }
        return order;
    }

    /** The goals that are met by these modules and would not be without the one. */
    private List<Integer> served(List<Integer> modules, int without) {
        BitSet skills = reach(modules, -1);
        BitSet fewer = reach(modules, without);
        return IntStream.range(0, request.goals().size())
                .filter(goal -> request.goals().get(goal).requirement().metBy(skills)
                        && !request.goals().get(goal).requirement().metBy(fewer))
                .boxed()
                .toList();
    }

    private BitSet reach(List<Integer> modules, int without) {
        BitSet skills = request.held().bits();
        List<Integer> waiting = new ArrayList<>(modules);
        waiting.remove((Integer) without);
        // What one brought that is missing another may bring later, so that the order is not the same any more.
        boolean more = true;
        while (more) {
            more = waiting.removeIf(module -> isTaken(module, skills));
        }
        return skills;
    }

    /** Takes a module that is open. */
    private boolean isTaken(int module, BitSet skills) {
        boolean open = outlook.needs(module).stream().allMatch(need -> need.metBy(skills));
        if (open) {
            skills.or(outlook.problem().module(module).teaches().bits());
        }
        return open;
    }
}
