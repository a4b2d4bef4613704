package org.skillway.catalog.authoring;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.skillway.catalog.Samples;
import org.skillway.testkit.Tokens;

/** Somebody who writes, over HTTP. */
public record Author(String token) {

    public static Author admin() {
        return new Author(Tokens.admin("admin-ana"));
    }

    public static Author instructor(String subject) {
        return new Author(Tokens.instructor(subject));
    }

    public RequestSpecification with() {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }

    public Response post(String path, String body) {
        return with().contentType(ContentType.JSON).body(body).post("/api/v1" + path);
    }

    public Response put(String path, String etag, String body) {
        return with().header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1" + path);
    }

    public Response patch(String path, String etag, String body) {
        return with().header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .body(body)
                .patch("/api/v1" + path);
    }

    public Response delete(String path, String etag) {
        return with().header("If-Match", etag).delete("/api/v1" + path);
    }

    public Response get(String path) {
        return with().get("/api/v1" + path);
    }

    /** A published skill with a fresh key. */
    public String skill(String word, String... prerequisites) {
        String key = Samples.freshKey(word);
        post("/skills", Samples.skill(key, prerequisites)).then().statusCode(201);
        return key;
    }

    /** A published role with a fresh key, which needs one of the skills. */
    public String role(String word, String... skills) {
        String key = Samples.freshKey(word);
        post("/roles", Samples.role(key, skills)).then().statusCode(201);
        return key;
    }

    /** A published module with a fresh key. */
    public String module(String owner, String word, String... skills) {
        String key = Samples.freshKey(word);
        publishModule(Samples.module(key, 30, skills).replace("irakli", owner), key);
        return key;
    }

    /** A published course with a fresh key. */
    public String course(String owner, String word, String... modules) {
        String key = Samples.freshKey(word);
        Response draft = post("/courses", Samples.course(key, modules).replace("irakli", owner));
        draft.then().statusCode(201);
        publish("/courses/" + key, draft.header("ETag")).then().statusCode(200);
        return key;
    }

    /** Begins and publishes a module. */
    public Response publishModule(String document, String key) {
        Response draft = post("/modules", document);
        draft.then().statusCode(201);
        Response published = publish("/modules/" + key, draft.header("ETag"));
        published.then().statusCode(200);
        return published;
    }

    public Response publish(String path, String etag) {
        return with().header("If-Match", etag).post("/api/v1" + path + "/publish");
    }

    public String etag(String path) {
        return get(path).header("ETag");
    }
}
