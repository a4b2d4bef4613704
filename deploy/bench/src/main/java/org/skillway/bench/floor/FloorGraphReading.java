package org.skillway.bench.floor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the tables of {@link FloorCatalog} into memory. */
final class FloorGraphReading {

    private FloorGraphReading() {}

    private interface Taken {
        void from(ResultSet row) throws SQLException;
    }

    static FloorGraph read(Connection connection) throws SQLException {
        FloorGraph graph = new FloorGraph();
        try (Statement statement = connection.createStatement()) {
            each(
                    statement,
                    "select key, title from floor.skill order by id",
                    row -> graph.addSkill(row.getString(1), row.getString(2)));
            each(
                    statement,
                    "select skill, needs from floor.prerequisite",
                    row -> graph.addPrerequisite(row.getInt(1), row.getInt(2)));
            each(
                    statement,
                    "select key, title, minutes, language, level from floor.module order by id",
                    row -> graph.addModule(
                            row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5)));
            each(
                    statement,
                    "select skill, module from floor.teaches",
                    row -> graph.addTeaching(row.getInt(1), row.getInt(2)));
            each(
                    statement,
                    "select module, at_least, skills, before from floor.need",
                    row -> graph.addNeed(row.getInt(1), row.getInt(2), numbers(row, 3), numbers(row, 4)));
            each(
                    statement,
                    "select key, title from floor.role",
                    row -> graph.addRole(row.getString(1), row.getString(2)));
            each(
                    statement,
                    """
                    select r.key, q.place, q.importance, q.at_least, array_agg(w.skill order by w.position)
                    from floor.role r
                    join floor.requirement q on q.role = r.id
                    join floor.requirement_skill w on w.role = q.role and w.place = q.place
                    group by 1, 2, 3, 4 order by 1, 2
                    """,
                    row -> graph.addRequirement(
                            row.getString(1), row.getInt(2), row.getString(3), row.getInt(4), numbers(row, 5)));
        }
        return graph;
    }

    private static void each(Statement statement, String query, Taken taken) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                taken.from(rows);
            }
        }
    }

    /** @return null where there is no array */
    private static int[] numbers(ResultSet row, int column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        if (array == null) {
            return null;
        }
        Integer[] numbers = (Integer[]) array.getArray();
        int[] plain = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            plain[i] = numbers[i];
        }
        return plain;
    }
}
