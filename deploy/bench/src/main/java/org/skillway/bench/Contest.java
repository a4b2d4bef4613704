package org.skillway.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skillway.bench.Question.Target;

/**
 * One question to Skillway and to others, who answer in turns.
 *
 * @param name what is asked, and of whom
 * @param others by name
 * @param targets what was promised beside each of them; nothing for who is not named
 */
record Contest(
        String name,
        int connections,
        Turns.Side skillway,
        Map<String, Turns.Side> others,
        Map<String, Target> targets) {

    static final String SKILLWAY = "Skillway";

    List<Report.Line> run(Turns turns) {
        Map<String, Turns.Side> sides = new LinkedHashMap<>();
        sides.put(SKILLWAY, skillway);
        sides.putAll(others);
        List<Map<String, Load.Result>> rounds = turns.contest(sides);
        for (String other : others.keySet()) {
            if (rounds.stream().anyMatch(round -> round.get(other).refused() > 0)) {
                // A refusal costs next to nothing: whoever refuses is no measure of who answers.
                throw new IllegalStateException(other + " refuses what it is asked for: " + name);
            }
        }
        return others.keySet().stream()
                .map(other -> Report.Line.of(
                        name,
                        other,
                        new Row(
                                name,
                                connections,
                                targets.getOrDefault(other, Target.NONE),
                                rounds.stream()
                                        .map(round -> new Row.Round(round.get(SKILLWAY), round.get(other)))
                                        .toList())))
                .toList();
    }
}
