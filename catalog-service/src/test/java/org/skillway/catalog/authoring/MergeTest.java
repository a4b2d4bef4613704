package org.skillway.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;

@QuarkusTest
@DisplayName("Merging a skill into another")
class MergeTest {

    private final Author admin = Author.admin();

    private Response merge(String key, String into) {
        return admin.post("/skills/" + key + "/merge", "{\"into\": \"" + into + "\"}");
    }

    @Test
    @DisplayName("takes roles, modules and prerequisites along, in one revision")
    void follows() {
        String base = admin.skill("base");
        String gone = admin.skill("gone", base);
        String kept = admin.skill("kept");
        String later = admin.skill("later", gone);
        String role = admin.role("role", gone);
        String module = admin.module("nino", "module", gone);
        Response merged = merge(gone, kept);
        merged.then().statusCode(200).body("mergedInto", equalTo(kept)).body("changed", equalTo(5));
        admin.get("/skills/" + later).then().body("prerequisites.skill.key", contains(kept));
        admin.get("/roles/" + role).then().body("requirements[0].skills.key", contains(kept));
        admin.get("/modules/" + module).then().body("teaches.key", contains(kept));
        admin.get("/skills/" + kept)
                .then()
                .body("prerequisites.skill.key", contains(base))
                .body("aliases", hasItem("Skill " + gone));
        int revision = merged.path("revision");
        admin.get("/roles/" + role + "?revision=" + (revision - 1))
                .then()
                .body("requirements[0].skills.key", contains(gone));
    }

    @Test
    @DisplayName("sends who asks for the old key on with 308, query and sub-paths too, but not before the merge")
    void redirects() {
        String gone = admin.skill("moved");
        String kept = admin.skill("target");
        int revision = merge(gone, kept).path("revision");
        Response moved = admin.with().redirects().follow(false).get("/api/v1/skills/" + gone + "?revision=" + revision);
        moved.then().statusCode(308).header("Cache-Control", "no-cache");
        assertThat(moved.header("Location")).isEqualTo("/api/v1/skills/" + kept + "?revision=" + revision);
        admin.with()
                .redirects()
                .follow(false)
                .get("/api/v1/skills/" + gone + "/document")
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/skills/" + kept + "/document");
        admin.with()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/api/v1/skills/" + gone.replace("m", "%6d"))
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/skills/" + kept);
        admin.get("/skills/" + gone + "?revision=" + (revision - 1))
                .then()
                .statusCode(200)
                .body("key", equalTo(gone));
    }

    @Test
    @DisplayName("is followed by the filters of lists, from the merge on")
    void filters() {
        String gone = admin.skill("filtered-a");
        String kept = admin.skill("filtered-b");
        String role = admin.role("filtered", gone);
        String module = admin.module("nino", "filtered", gone);
        String later = admin.skill("filtered-later", gone);
        int revision = merge(gone, kept).path("revision");
        for (String key : new String[] {gone, kept}) {
            admin.get("/roles?requires=" + key).then().body("items.key", contains(role));
            admin.get("/modules?teaches=" + key).then().body("items.key", contains(module));
            admin.get("/skills?prerequisite=" + key).then().body("items.key", contains(later));
        }
        admin.get("/roles?requires=" + kept + "&revision=" + (revision - 1))
                .then()
                .body("items", hasSize(0));
        admin.get("/roles?requires=" + gone + "&revision=" + (revision - 1))
                .then()
                .body("items.key", contains(role));
    }

    @Test
    @DisplayName("is idempotent, and chains resolve")
    void chains() {
        String a = admin.skill("chain-a");
        String b = admin.skill("chain-b");
        String c = admin.skill("chain-c");
        int first = merge(a, b).path("revision");
        merge(a, b).then().statusCode(200).body("changed", equalTo(0));
        assertThat(first).isPositive();
        merge(b, c).then().statusCode(200);
        admin.with()
                .redirects()
                .follow(false)
                .get("/api/v1/skills/" + a)
                .then()
                .statusCode(308)
                .header("Location", "/api/v1/skills/" + c);
        merge(a, c).then().statusCode(200).body("changed", equalTo(0));
        merge(a, admin.skill("chain-d"))
                .then()
                .statusCode(409)
                .body("code", equalTo("merged"))
                .body("errors[0].entities", contains("skill/" + c));
        admin.put("/skills/" + a, "*", Samples.skill(a))
                .then()
                .statusCode(409)
                .body("errors[0].entities", contains("skill/" + c));
        merge(c, a).then().statusCode(400).body("errors[0].rule", equalTo("another"));
    }

    @Test
    @DisplayName("folds what becomes the same: essential beats optional, n of m keeps what remains")
    void folds() {
        String gone = admin.skill("fold-a");
        String kept = admin.skill("fold-b");
        String other = admin.skill("fold-c");
        String role = Samples.freshKey("folded");
        admin.post("/roles", Samples.role(role, gone).replace("\"requirements\": [", """
                                        "requirements": [
                                          {"importance": "optional", "atLeast": 1, "skills": ["%s"]},
                                          {"importance": "essential", "atLeast": 2, "skills": ["%s", "%s"]},
                                          {"importance": "optional", "atLeast": 2, "skills": ["%s", "%s", "%s"]},""".formatted(
                                kept, gone, kept, gone, kept, other)))
                .then()
                .statusCode(201);
        merge(gone, kept).then().statusCode(200);
        admin.get("/roles/" + role)
                .then()
                .body("requirements", hasSize(2))
                .body("requirements[0].importance", equalTo("essential"))
                .body("requirements[0].atLeast", equalTo(1))
                .body("requirements[0].skills.key", contains(kept))
                .body("requirements[1].atLeast", equalTo(2))
                .body("requirements[1].skills.key", containsInAnyOrder(kept, other));
    }

    @Test
    @DisplayName("that would close a cycle is refused with the cycle; nothing has changed")
    void cycle() {
        String a = admin.skill("a-knot");
        String b = admin.skill("b-knot", a);
        String c = admin.skill("c-knot", b);
        merge(c, a)
                .then()
                .statusCode(409)
                .body("errors[0].rule", equalTo("cycle"))
                .body("errors[0].entities", contains("skill/" + a, "skill/" + b));
        admin.get("/skills/" + c).then().statusCode(200).body("status", equalTo("published"));
    }

    @Test
    @DisplayName("of neighbours drops the edge between them")
    void neighbours() {
        String first = admin.skill("a-near");
        String second = admin.skill("b-near", first);
        merge(first, second).then().statusCode(200);
        admin.get("/skills/" + second).then().body("prerequisites", hasSize(0));
    }

    @Test
    @DisplayName("into what is not there answers 400, of what is not there 404")
    void unknown() {
        String key = admin.skill("lonely");
        merge(key, Samples.freshKey("nobody")).then().statusCode(400).body("errors[0].pointer", equalTo("/into"));
        merge(Samples.freshKey("nobody"), key).then().statusCode(404);
    }

    @Test
    @DisplayName("a merged skill is not edited; what is published with its key names the survivor")
    void afterwards() {
        String gone = admin.skill("after-a");
        String kept = admin.skill("after-b");
        merge(gone, kept).then().statusCode(200);
        admin.put("/skills/" + gone, "*", Samples.skill(gone))
                .then()
                .statusCode(409)
                .body("code", equalTo("merged"))
                .body("errors[0].entities", contains("skill/" + kept));
        String role = admin.role("names-old", gone);
        admin.get("/roles/" + role).then().body("requirements[0].skills.key", contains(kept));
    }
}
