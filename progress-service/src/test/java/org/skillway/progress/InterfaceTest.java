package org.skillway.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.enrolment.EnrolmentPage;
import org.skillway.progress.enrolment.EnrolmentView;
import org.skillway.progress.goal.GoalPage;
import org.skillway.progress.goal.GoalView;
import org.skillway.progress.ledger.LedgerEntryPage;
import org.skillway.progress.module.ModuleCompletionPage;
import org.skillway.progress.module.ModuleCompletionView;
import org.skillway.progress.plan.SavedPlanInShort;
import org.skillway.progress.plan.SavedPlanPage;
import org.skillway.progress.plan.SavedPlanView;
import org.skillway.progress.record.RecordPage;
import org.skillway.progress.record.RecordView;
import org.skillway.progress.sight.GrantPage;
import org.skillway.progress.sight.GrantView;
import org.skillway.testkit.InterfaceDocument;

@QuarkusTest
@DisplayName("The OpenAPI document")
class InterfaceTest {

    @Inject
    ObjectMapper json;

    @Test
    @DisplayName("is the committed one, with the schemas that all parts share")
    void committed() {
        InterfaceDocument document = InterfaceDocument.served(served());
        document.isCommittedAs(Path.of("src", "main", "openapi", "progress-service.json"));
        document.hasCommonSchemas();
        document.declaresPathVariables();
        document.letsPostsBeRepeated();
    }

    @Test
    @DisplayName("has nothing of what is internal")
    void internal() {
        assertThat(served()).doesNotContain("internal/", "Standing");
    }

    @Test
    @DisplayName("has examples of every answer with a body, which are what they are examples of")
    void examples() throws JsonProcessingException {
        JsonNode document = json.readTree(served());
        JsonNode skills = document.at("/paths/~1api~1v1~1learners~1{id}~1skills~1{key}");
        for (String operation : List.of("/put/responses/200", "/put/responses/201", "/get/responses/200")) {
            RecordView record = json.treeToValue(example(skills.at(operation), "record"), RecordView.class);
            assertThat(record.evidence()).hasSize(1);
        }
        RecordPage page = json.treeToValue(
                example(document.at("/paths/~1api~1v1~1learners~1{id}~1skills/get/responses/200"), "page"),
                RecordPage.class);
        assertThat(page.items()).hasSize(1);
        LedgerEntryPage history = json.treeToValue(
                example(document.at("/paths/~1api~1v1~1learners~1{id}~1history/get/responses/200"), "page"),
                LedgerEntryPage.class);
        assertThat(history.items()).hasSize(1);
        modulesGoalsAndCourses(document);
        document.at("/components/responses").properties().forEach(answer -> answer.getValue()
                .at("/content/application~1problem+json/examples")
                .properties()
                .forEach(problem -> assertThat(
                                problem.getValue().at("/value/code").asText())
                        .isEqualTo(problem.getKey())));
    }

    @Test
    @DisplayName("has every method of its paths: any other answers 405, with those that there are in Allow")
    void methods() throws JsonProcessingException {
        json.readTree(served()).path("paths").properties().forEach(path -> {
            SortedSet<String> allowed = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(method -> allowed.add(method.toUpperCase(Locale.ROOT)));
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            String one = path.getKey().replaceAll("\\{[^}]+}", "x");
            Stream.of("GET", "PUT", "POST", "DELETE", "PATCH")
                    .filter(method -> !allowed.contains(method))
                    .forEach(method -> given().request(method, one)
                            .then()
                            .statusCode(405)
                            .header("Allow", String.join(", ", allowed))
                            .body("code", equalTo("method-not-allowed")));
        });
    }

    private void modulesGoalsAndCourses(JsonNode document) throws JsonProcessingException {
        assertThat(first(document, "modules", ModuleCompletionPage.class).items())
                .first()
                .isEqualTo(one(document, "modules~1{key}~1completion", "completion", ModuleCompletionView.class));
        assertThat(first(document, "goals", GoalPage.class).items())
                .first()
                .isEqualTo(one(document, "goals~1{role}", "goal", GoalView.class));
        assertThat(first(document, "enrolments", EnrolmentPage.class).items())
                .first()
                .isEqualTo(one(document, "enrolments~1{course}", "enrolment", EnrolmentView.class));
        SavedPlanView plan = one(document, "plans~1{plan}", "plan", SavedPlanView.class);
        assertThat(plan.minutes()).isEqualTo(420);
        assertThat(first(document, "plans", SavedPlanPage.class).items())
                .first()
                .returns(plan.plan(), SavedPlanInShort::plan)
                .returns(plan.minutes(), SavedPlanInShort::minutes)
                .returns(plan.modules().size(), SavedPlanInShort::moduleCount);
        assertThat(first(document, "grants", GrantPage.class).items())
                .first()
                .isEqualTo(one(document, "grants~1{subject}", "grant", GrantView.class));
    }

    private <T> T first(JsonNode document, String list, Class<T> page) throws JsonProcessingException {
        return json.treeToValue(
                example(document.at("/paths/~1api~1v1~1learners~1{id}~1" + list + "/get/responses/200"), "page"), page);
    }

    private <T> T one(JsonNode document, String path, String name, Class<T> view) throws JsonProcessingException {
        return json.treeToValue(
                example(document.at("/paths/~1api~1v1~1learners~1{id}~1" + path + "/put/responses/201"), name), view);
    }

    private static JsonNode example(JsonNode answer, String name) {
        return answer.at("/content/application~1json/examples/" + name + "/value");
    }

    private static String served() {
        return given().queryParam("format", "json").get("/openapi").asString();
    }
}
