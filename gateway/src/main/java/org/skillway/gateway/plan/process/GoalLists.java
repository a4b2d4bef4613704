package org.skillway.gateway.plan.process;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.Requirement;

/**
 * What is asked for by each of many roles, in the form in which it is sent: 900 roles are 36,000 goals, and each object sent takes
 * some microseconds on both sides.
 */
public final class GoalLists implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * For each role the number of its goals; for each goal its weight, negative where it is optional, how many of its skills are
     * asked for, how many there are, and those.
     */
    private final int[] numbers;

    private GoalLists(int[] numbers) {
        this.numbers = numbers;
    }

    public static GoalLists of(List<List<Goal>> lists) {
        IntStream.Builder numbers = IntStream.builder();
        for (List<Goal> goals : lists) {
            numbers.add(goals.size());
            for (Goal goal : goals) {
                IdSet skills = goal.requirement().skills();
                numbers.add(goal.essential() ? goal.weight() : -goal.weight());
                numbers.add(goal.requirement().atLeast());
                numbers.add(skills.size());
                skills.stream().forEach(numbers);
            }
        }
        return new GoalLists(numbers.build().toArray());
    }

    List<List<Goal>> lists() {
        List<List<Goal>> lists = new ArrayList<>();
        int at = 0;
        while (at < numbers.length) {
            int size = numbers[at++];
            List<Goal> goals = new ArrayList<>(size);
            for (int goal = 0; goal < size; goal++) {
                int weight = numbers[at++];
                int atLeast = numbers[at++];
                int[] skills = new int[numbers[at++]];
                System.arraycopy(numbers, at, skills, 0, skills.length);
                at += skills.length;
                goals.add(new Goal(new Requirement(atLeast, IdSet.of(skills)), weight > 0, Math.abs(weight)));
            }
            lists.add(goals);
        }
        return lists;
    }
}
