package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A course that an instructor owns and that the victim takes, and what of the victim's belongs to it. */
final class TakenCourse {

    /** The only one that teaches its skill, and nothing else. */
    static final String MODULE = "git-from-zero";

    static final String SKILL = "git";

    private static final String COURSES = "/api/v1/courses";

    private final String gateway;
    private final User owner;
    private final String key;
    private final Pattern read;
    private final Pattern assessed;

    TakenCourse(String gateway, User owner, String key) {
        this.gateway = gateway;
        this.owner = owner;
        this.key = key;
        String learner = "/api/v1/learners/[^/]+";
        this.read = Pattern.compile(
                learner + "/(enrolments(/%s)?|modules(/%s/completion)?|skills(/%s)?)".formatted(key, MODULE, SKILL));
        this.assessed = Pattern.compile(learner + "/skills/" + SKILL);
    }

    String key() {
        return key;
    }

    private RequestSpecification asOwner() {
        return given().baseUri(gateway)
                .header("Authorization", "Bearer " + owner.token())
                .contentType("application/json");
    }

    /** Does nothing where it is there already. */
    void publish() {
        if (asOwner().get(COURSES + "/" + key).statusCode() == 200) {
            return;
        }
        asOwner()
                .body(Map.of(
                        "key",
                        key,
                        "title",
                        Map.of("en", "Taken by the victim"),
                        "summary",
                        Map.of("en", "One module"),
                        "modules",
                        List.of(MODULE),
                        "owners",
                        List.of(owner.subject())))
                .post(COURSES)
                .then()
                .statusCode(201);
        String tag = asOwner().get(COURSES + "/" + key + "/draft").header("ETag");
        asOwner()
                .header("If-Match", tag)
                .post(COURSES + "/" + key + "/publish")
                .then()
                .statusCode(200);
    }

    /** Whether what stands in a ledger under this key, or under none, belongs to it. */
    boolean covers(String entryKey) {
        return key.equals(entryKey) || MODULE.equals(entryKey) || SKILL.equals(entryKey);
    }

    /** Whether its owner may do this where something is the victim's. */
    boolean opens(String method, String path) {
        return switch (method) {
            case "GET", "HEAD" -> read.matcher(path).matches();
            case "PUT", "DELETE" -> assessed.matcher(path).matches();
            default -> false;
        };
    }
}
