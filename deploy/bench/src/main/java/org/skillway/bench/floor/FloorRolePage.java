package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.util.List;

/** A role with the skills that it asks for, in English: one statement over {@link FloorCatalog}. */
final class FloorRolePage {

    /** Takes the key of the role. What is told of the role itself comes with the first row alone. */
    static final String STATEMENT = """
            select q.place, q.importance, q.at_least, s.key, s.title, r.version, r.revision,
                case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.title end,
                case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.summary end,
                case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.responsibilities end
            from floor.role r
            left join floor.requirement q on q.role = r.id
            left join floor.requirement_skill w on w.role = q.role and w.place = q.place
            left join floor.skill s on s.id = w.skill
            where r.key = $1
            order by q.place, w.position
            """;

    /** What no role of the world has. */
    private static final List<String> EMPTY =
            List.of("aliases", "industries", "employers", "careerSteps", "salaries", "references");

    private FloorRolePage() {}

    /** @return null where there is no such role */
    static Buffer answer(String key, RowSet<Row> rows) {
        return rows.size() == 0 ? null : FloorJson.of(out -> write(out, key, rows));
    }

    private static void write(JsonGenerator out, String key, RowSet<Row> rows) throws IOException {
        Row first = rows.iterator().next();
        out.writeStartObject();
        out.writeStringField("key", key);
        out.writeStringField("status", "published");
        out.writeStringField("title", first.getString(7));
        out.writeStringField("summary", first.getString(8));
        FloorJson.strings(out, "responsibilities", List.of(first.getArrayOfStrings(9)));
        for (String empty : EMPTY) {
            FloorJson.strings(out, empty, List.of());
        }
        out.writeArrayFieldStart("requirements");
        if (first.getInteger(0) != null) {
            requirements(out, rows);
        }
        out.writeEndArray();
        out.writeNumberField("version", first.getInteger(5));
        out.writeNumberField("revision", first.getLong(6));
        out.writeEndObject();
    }

    private static void requirements(JsonGenerator out, RowSet<Row> rows) throws IOException {
        int place = -1;
        for (Row row : rows) {
            if (row.getInteger(0) != place) {
                if (place >= 0) {
                    end(out);
                }
                place = row.getInteger(0);
                out.writeStartObject();
                out.writeStringField("importance", row.getString(1));
                out.writeNumberField("atLeast", row.getInteger(2));
                out.writeArrayFieldStart("skills");
            }
            out.writeStartObject();
            out.writeStringField("key", row.getString(3));
            out.writeStringField("title", row.getString(4));
            out.writeEndObject();
        }
        end(out);
    }

    private static void end(JsonGenerator out) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }
}
