package org.skillway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.skillway.bench.Question.Target;

/** What the whole run asks, of whom, and what was promised. */
final class WholeRows {

    /** Constant answer of the same HTTP stack. */
    static final String H = "H: constant answer";

    /** One process by hand. */
    static final String F = "F: Vert.x by hand";

    /** The same as a gateway with the catalog in memory. */
    static final String FG = "FG: gateway by hand";

    static final String P = "P: pgbench";
    static final String S = "S: Spring Boot, JPA";
    static final String DIRECT = "catalog-service itself";
    static final String NO_TOKEN = "the same without a token";

    static final String ROLE = "role page, of the gateway";
    static final String SKILLS = "learner's skills, of progress-service";
    static final String STANDING = "role of a learner, of the gateway";
    static final String WRITE = "a completion recorded, of progress-service";
    static final String LIST = "list of 50 skills, passed on";

    /** At how many connections most was promised. */
    static final int USUAL = 32;

    private static final int MANY = 256;

    private final int portBase;
    private final WholeFloors floors;
    private final Wrk wrk;
    private final boolean whole;
    private final Wrk.Requests pages;
    private final Wrk.Requests anonymousPages;
    private final Wrk.Requests constants;
    private final Wrk.Requests skills;
    private final Wrk.Requests standings;
    private final Wrk.Requests lists;
    private final Wrk.Requests writes;
    private final List<List<Load.Request>> compared;
    private final List<Load.Request> comparedRoles;

    /**
     * @param tokens of the learners who are asked about, by their numbers
     * @param whole whether P and S are asked too
     */
    WholeRows(
            int portBase,
            WholeFloors floors,
            Wrk wrk,
            Population population,
            Map<Integer, String> tokens,
            boolean whole)
            throws IOException {
        this.portBase = portBase;
        this.floors = floors;
        this.wrk = wrk;
        this.whole = whole;
        List<Integer> learners = List.copyOf(tokens.keySet());
        int roles = population.world().roles().size();
        List<Load.Request> rolePages = IntStream.range(0, roles)
                .mapToObj(role -> Load.Request.read("/api/v1/roles/" + World.key("bench-role", role))
                        .by(tokens.get(learners.get(role % learners.size()))))
                .toList();
        List<Load.Request> learnerSkills = each(learners, tokens, learner -> "/skills?limit=50");
        List<Load.Request> learnerRoles =
                each(learners, tokens, learner -> "/roles/" + World.key("bench-role", population.role(learner)));
        pages = wrk.reads(rolePages);
        anonymousPages = wrk.reads(rolePages.stream().map(page -> page.by(null)).toList());
        constants = wrk.reads(rolePages.stream()
                .map(page -> Load.Request.read("/constant").by(page.token()))
                .toList());
        skills = wrk.reads(learnerSkills);
        standings = wrk.reads(learnerRoles);
        lists = wrk.reads(rolePages.stream()
                .map(page -> Load.Request.read("/api/v1/skills?limit=50").by(page.token()))
                .toList());
        writes = wrk.writes(learners.stream()
                .map(learner -> Learners.id(learner) + "\t" + tokens.get(learner))
                .toList());
        compared = List.of(rolePages, learnerSkills);
        comparedRoles = learnerRoles;
    }

    private static List<Load.Request> each(
            List<Integer> learners, Map<Integer, String> tokens, IntFunction<String> what) {
        return learners.stream()
                .map(learner -> Load.Request.read("/api/v1/learners/" + Learners.id(learner) + what.apply(learner))
                        .by(tokens.get(learner)))
                .toList();
    }

    List<Contest> all(List<Integer> connections) {
        List<Contest> all = new ArrayList<>();
        for (int each : connections) {
            all.add(role(each));
            all.add(skills(each));
            all.add(standing(each));
            all.add(write(each));
            all.add(list(each));
        }
        all.add(tokens());
        return all;
    }

    private Contest role(int connections) {
        Map<String, Turns.Side> others = new LinkedHashMap<>();
        others.put(H, wrk.side(floors.constant(), constants, connections));
        others.put(F, wrk.side(floors.service(), pages, connections));
        putOthers(others, "role.sql", pages, connections);
        return new Contest(
                ROLE,
                connections,
                wrk.side(portBase, pages, connections),
                others,
                usual(connections, Map.of(H, atLeast(0.7), F, atLeast(7))));
    }

    private Contest skills(int connections) {
        Map<String, Turns.Side> others = new LinkedHashMap<>();
        others.put(F, wrk.side(floors.service(), skills, connections));
        putOthers(others, "skills.sql", skills, connections);
        return new Contest(
                SKILLS,
                connections,
                wrk.side(portBase + 2, skills, connections),
                others,
                usual(connections, Map.of(F, atLeast(1), P, atLeast(0.6))));
    }

    private Contest standing(int connections) {
        Map<String, Turns.Side> others = new LinkedHashMap<>();
        others.put(F, wrk.side(floors.service(), standings, connections));
        others.put(FG, wrk.side(floors.gateway(), standings, connections));
        putOthers(others, "role-of-learner.sql", standings, connections);
        return new Contest(
                STANDING,
                connections,
                wrk.side(portBase, standings, connections),
                others,
                usual(connections, Map.of(F, new Target(1.0, null, true), FG, atLeast(0.85))));
    }

    private Contest write(int connections) {
        Map<String, Turns.Side> others = new LinkedHashMap<>();
        others.put(F, wrk.side(floors.service(), writes, connections));
        putOthers(others, "write.sql", writes, connections);
        return new Contest(
                WRITE,
                connections,
                wrk.side(portBase + 2, writes, connections),
                others,
                connections == MANY
                        ? Map.of(F, atLeast(2.5))
                        : usual(connections, Map.of(F, atLeast(0.9), P, atLeast(0.7))));
    }

    private Contest list(int connections) {
        return new Contest(
                LIST,
                connections,
                wrk.side(portBase, lists, connections),
                Map.of(DIRECT, wrk.side(portBase + 1, lists, connections)),
                usual(connections, Map.of(DIRECT, atLeast(0.6))));
    }

    /** What it costs that a token is looked at: of a page that anybody may have. */
    private Contest tokens() {
        return new Contest(
                ROLE,
                USUAL,
                wrk.side(portBase, pages, USUAL),
                Map.of(NO_TOKEN, wrk.side(portBase, anonymousPages, USUAL)),
                Map.of());
    }

    /** P and S: their story is told once. */
    private void putOthers(Map<String, Turns.Side> others, String script, Wrk.Requests requests, int connections) {
        if (whole && connections == USUAL) {
            others.put(P, floors.pgbench(script, connections));
            others.put(S, wrk.side(floors.spring(), requests, connections));
        }
    }

    private static Map<String, Target> usual(int connections, Map<String, Target> targets) {
        return connections == USUAL ? targets : Map.of();
    }

    private static Target atLeast(double ratio) {
        return new Target(ratio, null);
    }

    /** Unequal work is not measured. */
    void compare(int each) {
        SameAnswers service = new SameAnswers(portBase, floors.service(), null);
        SameAnswers gateway = new SameAnswers(portBase, floors.gateway(), null);
        List<SameAnswers> services =
                whole ? List.of(service, new SameAnswers(portBase, floors.spring(), null)) : List.of(service);
        for (int i = 0; i < each; i++) {
            for (List<Load.Request> asked : compared) {
                check(asked, i, each, services);
            }
            check(comparedRoles, i, each, services);
            check(comparedRoles, i, each, List.of(gateway));
        }
    }

    private static void check(List<Load.Request> asked, int i, int each, List<SameAnswers> others) {
        for (SameAnswers other : others) {
            other.check(asked.get((int) ((long) i * asked.size() / each)));
        }
    }
}
