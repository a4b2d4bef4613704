package org.skillway.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Inspection;
import org.skillway.catalog.imports.JobIntake.Found;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.imports.format.Place;
import org.skillway.catalog.module.ModuleDocument;

@QuarkusTest
@DisplayName("An instructor's import")
class ImportOwnershipTest {

    @Inject
    Importer importer;

    @Inject
    ImportJobService jobs;

    @Inject
    HistoryService history;

    @Inject
    ObjectMapper json;

    @Test
    @DisplayName("is refused when somebody else has published under its key since it was read; nothing has changed")
    void publishedMeanwhile() throws JsonProcessingException {
        String skill = Samples.freshKey("skill");
        importer.run("admin", Map.of("skill", Samples.file("skills", Samples.skill(skill))));
        String key = Samples.freshKey("contested");
        String gias = Samples.module(key, 10, skill).replace("irakli", "gia");
        ImportOrder order =
                new ImportOrder(UUID.randomUUID(), "gia", false, Format.JSON, null, "json", false, false, "nowhere", 0);
        jobs.create(order, null, null);
        jobs.move(order.id(), JobState.QUEUED, JobState.READING);
        jobs.stage(
                order.id(),
                List.of(new Found(new Place("gia.json", 1, ""), json.readValue(gias, ModuleDocument.class))),
                0,
                1);
        jobs.move(order.id(), JobState.READING, JobState.CHECKING);
        Inspection inspected = jobs.inspect(order.id());

        String ninos = Samples.module(key, 20, skill).replace("irakli", "nino");
        importer.run("admin", Map.of("nino", Samples.file("modules", ninos)));
        long head = history.head().revision();

        assertThatThrownBy(() -> jobs.apply(order, new Findings(), inspected, 1))
                .isInstanceOf(CatalogRefusedException.class)
                .hasMessageContaining("module/" + key);
        assertThat(history.head().revision()).isEqualTo(head);
        given().get("/api/v1/modules/" + key).then().statusCode(200).body("minutes", equalTo(20));
        jobs.end(order.id(), JobState.REFUSED, new Findings(), Map.of());
        jobs.cleanUp(order.id());
    }
}
