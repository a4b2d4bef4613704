package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.skillway.catalog.imports.ImportClient.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Imports beside others who write")
class ImportStormTest {

    private static final int SKILLS = 10;

    /** More by -Dskillway.import-storm=… when there is time. */
    private static final int ROUNDS = Integer.getInteger("skillway.import-storm", 8);

    @Inject
    AgroalDataSource pool;

    private final ImportClient imports = new ImportClient(Tokens.admin("root-" + Samples.freshKey("a")));
    private final Author admin = Author.admin();
    private final Author irakli = Author.instructor("irakli");

    @Test
    @DisplayName("leave no cycle, no dangling edge and no gap, and each went in whole or not at all")
    void storm() throws Exception {
        List<String> skills = new ArrayList<>();
        for (int i = 0; i < SKILLS; i++) {
            skills.add(admin.skill("storm"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Boolean>> writers = List.of(
                    () -> importing(skills, new Random(1)),
                    () -> editing(skills, new Random(2)),
                    () -> publishing(skills, new Random(3)));
            for (Future<Boolean> writer : threads.invokeAll(writers, 120, TimeUnit.SECONDS)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(
                        number(
                                "select count(*) from entity_reference r left join entity_state e on e.kind = r.to_kind"
                                        + " and e.key = r.to_key and e.to_revision is null where e.status is distinct from 'published'"))
                .as("edges to what is not published")
                .isZero();
        assertThat(
                        number(
                                "select count(*) from entity_state m, jsonb_array_elements_text(m.document -> 'teaches') t"
                                        + " left join entity_state e on e.kind = 'skill' and e.key = t and e.to_revision is null"
                                        + " where m.to_revision is null and m.status = 'published' and e.status is distinct from 'published'"))
                .as("documents that name what is not published")
                .isZero();
        assertThat(number("with recursive way as (select from_key, to_key from entity_reference"
                        + " where relation = 'prerequisite' union select w.from_key, r.to_key from way w"
                        + " join entity_reference r on r.from_key = w.to_key and r.relation = 'prerequisite')"
                        + " select count(*) from way where from_key = to_key"))
                .as("skills before themselves")
                .isZero();
        assertThat(number("select count(*) from catalog_change"))
                .isEqualTo(number("select revision from catalog_head"))
                .isEqualTo(number("select max(revision) from catalog_change"));
    }

    private boolean importing(List<String> skills, Random random) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String fresh = Samples.freshKey("storm");
            StringBuilder text = new StringBuilder(line("skill", Samples.skill(fresh, any(skills, random))));
            for (String skill : skills) {
                if (random.nextBoolean()) {
                    text.append(line("skill", Samples.skill(skill, any(skills, random))));
                }
            }
            text.append(line("module", Samples.module(Samples.freshKey("storm"), 5, fresh, any(skills, random))));
            JsonNode job = imports.lines("", text.toString());
            boolean done = job.path("state").asText().equals("done");
            assertThat(done || job.path("faults").asLong() > 0).as("%s", job).isTrue();
            assertThat(admin.get("/skills/" + fresh).statusCode()).as("%s", job).isEqualTo(done ? 200 : 404);
        }
        return true;
    }

    private boolean editing(List<String> skills, Random random) {
        for (int round = 0; round < ROUNDS * 4; round++) {
            String one = any(skills, random);
            String other = any(skills, random);
            Response answer =
                    switch (random.nextInt(8)) {
                        case 0 -> admin.post("/skills/" + one + "/merge", "{\"into\": \"" + other + "\"}");
                        case 1 -> admin.delete("/skills/" + one, "*");
                        default -> admin.put("/skills/" + one, "*", Samples.skill(one, other));
                    };
            assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400, 409);
        }
        return true;
    }

    private boolean publishing(List<String> skills, Random random) {
        for (int round = 0; round < ROUNDS * 2; round++) {
            String key = Samples.freshKey("storm");
            Response draft = irakli.post("/modules", Samples.module(key, 30, any(skills, random)));
            assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
            Response published = irakli.publish("/modules/" + key, draft.header("ETag"));
            assertThat(published.statusCode()).as(published.asString()).isIn(200, 409, 422);
        }
        return true;
    }

    private static String any(List<String> skills, Random random) {
        return skills.get(random.nextInt(skills.size()));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
