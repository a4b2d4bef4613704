package org.skillway.bench.floor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** What the floor answers, on one connection with statements that are prepared once. For one thread. */
final class FloorQueries {

    private static final String API = "/api/v1/";
    private static final String MODULE = API + "modules/";
    private static final String ROLE = API + "roles/";
    private static final String SKILL = API + "skills/";
    private static final String PREREQUISITES = "/prerequisites";
    private static final int LIMIT = 50;

    private final FloorEntities entities;
    private final FloorLists lists;
    private final FloorSearch search;

    private FloorQueries(Connection connection) throws SQLException {
        entities = new FloorEntities(connection);
        lists = new FloorLists(connection);
        search = new FloorSearch(connection);
    }

    static FloorQueries connect(String url, String user, String password) {
        try {
            return new FloorQueries(DriverManager.getConnection(url, user, password));
        } catch (SQLException e) {
            throw new IllegalStateException("The floor cannot reach the database", e);
        }
    }

    /**
     * What catalog-service answers in English; null for what is not there.
     *
     * @param parameter the value of a query parameter by its name; null where it is absent
     */
    String answer(String path, UnaryOperator<String> parameter) throws SQLException {
        if (path.startsWith(MODULE)) {
            return entities.module(path.substring(MODULE.length()));
        }
        if (path.startsWith(ROLE)) {
            return entities.role(path.substring(ROLE.length()));
        }
        if (path.startsWith(SKILL) && path.endsWith(PREREQUISITES)) {
            return lists.prerequisites(path.substring(SKILL.length(), path.length() - PREREQUISITES.length()));
        }
        return switch (path) {
            case API + "skills" -> {
                String role = parameter.apply("requiredBy");
                yield role == null ? lists.skills(LIMIT) : lists.required(role, LIMIT);
            }
            case API + "modules" -> lists.teaching(parameter.apply("teaches"), LIMIT);
            case API + "search" -> search.find(parameter.apply("q"), LIMIT);
            default -> null;
        };
    }
}
