package org.skillway.gateway.learner;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** What every combined answer about a learner has in common, tried at one address: what holds, by name. */
final class CommonAnswers {

    static final List<String> ALL = List.of(
            "200 names both versions and the language",
            "304 to its ETag",
            "another ETag for another version and language",
            "the same bytes to learner and admin",
            "the same bytes to ?revision=&version=",
            "the same bytes to ?revision=&asOf= by when that version was recorded",
            "401 without a token",
            "403 to a machine",
            "403 as progress-service refuses",
            "400 to an unknown parameter",
            "400 to an unknown skill",
            "400 to a time that is none, and to one beside a version",
            "404 or 400 at a revision without it",
            "406 to another media type",
            "503 without progress-service");

    private final String address;
    private final ProgressStub progress;
    private final String subject = "common-" + UUID.randomUUID();
    private final List<String> held = new ArrayList<>();

    private CommonAnswers(String address, ProgressStub progress) {
        this.address = address;
        this.progress = progress;
    }

    /** @param address of {@code me}; what its query names is not there at revision 0 */
    static List<String> of(String address, ProgressStub progress) {
        CommonAnswers answers = new CommonAnswers(address, progress);
        answers.representation();
        answers.refusals();
        return answers.held;
    }

    private void check(int place, boolean holds) {
        if (holds) {
            held.add(ALL.get(place));
        }
    }

    private Response ask(RequestSpecification as, String query) {
        return as.get(address.contains("?") ? address + query.replace('?', '&') : address + query);
    }

    private RequestSpecification learner() {
        return Gateway.learner(subject);
    }

    private void representation() {
        progress.standing(subject, 6, "");
        progress.standing(subject, 5, "");
        Response first = ask(learner(), "");
        check(
                0,
                first.statusCode() == 200
                        && first.header("Skillway-Progress-Version").equals("5")
                        && Long.parseLong(first.header("Skillway-Catalog-Revision")) > 0
                        && first.header("Content-Language").equals("en")
                        && String.join(", ", first.headers().getValues("Vary"))
                                .contains("Accept-Language, Authorization")
                        && first.header("Cache-Control").equals("private, no-cache")
                        && first.contentType().startsWith("application/json"));
        check(
                1,
                ask(learner().header("If-None-Match", first.header("ETag")), "").statusCode() == 304);
        Response georgian = ask(learner().header("Accept-Language", "ka"), "");
        Response later = ask(learner(), "?version=6");
        check(
                2,
                georgian.header("Content-Language").equals("ka")
                        && List.of(first, georgian, later).stream()
                                        .map(answer -> answer.header("ETag"))
                                        .distinct()
                                        .count()
                                == 3);
        Response admin = Gateway.raw()
                .header("Authorization", "Bearer " + Tokens.admin("root"))
                .get(address.replace("/me", "/" + subject));
        check(3, admin.asString().equals(first.asString()));
        Response again = ask(learner(), "?version=5&revision=" + first.header("Skillway-Catalog-Revision"));
        check(
                4,
                again.asString().equals(first.asString())
                        && again.header("ETag").equals(first.header("ETag")));
        asKnown(first);
    }

    private void asKnown(Response first) {
        progress.knownAt(
                subject,
                "2026-09-01T10%3A00%3A00%2B04%3A00",
                new Reply(200, Map.of("Skillway-Progress-Version", "5", "Content-Type", "application/json"), "{}"));
        Response again = ask(
                learner(), "?asOf=2026-09-01T10:00:00%2B04:00&revision=" + first.header("Skillway-Catalog-Revision"));
        check(
                5,
                again.asString().equals(first.asString())
                        && again.header("ETag").equals(first.header("ETag"))
                        && again.header("Skillway-Progress-Version").equals("5"));
    }

    private void refusals() {
        check(6, ask(Gateway.raw(), "").statusCode() == 401);
        check(
                7,
                ask(Gateway.raw().header("Authorization", "Bearer " + Tokens.service("catalog:follow")), "")
                                .statusCode()
                        == 403);
        progress.standing("refused", Reply.problem(403, "{\"code\":\"not-your-learner\"}"));
        check(
                8,
                learner().get(address.replace("/me", "/refused")).asString().equals("{\"code\":\"not-your-learner\"}"));
        check(9, code(ask(learner(), "?x=1"), 400).equals("unknown-parameter"));
        check(10, code(ask(learner(), "?with=astronomy"), 400).equals("invalid-parameter"));
        check(
                11,
                rule(ask(learner(), "?asOf=yesterday")).equals("asOf time")
                        && rule(ask(learner(), "?asOf=2026-09-01T08:00:00Z&version=5"))
                                .equals("asOf not-with"));
        int without = ask(learner(), "?revision=0").statusCode();
        check(
                12,
                without
                        == (address.contains("?")
                                ? 400
                                : address.matches(".*/(roles|modules|courses)/.*") ? 404 : 200));
        check(13, code(ask(learner().accept("text/html"), ""), 406).equals("not-acceptable"));
        progress.die();
        check(14, code(ask(learner(), ""), 503).equals("progress-unavailable"));
        progress.start();
    }

    private static String rule(Response response) {
        return code(response, 400).equals("invalid-parameter")
                ? response.jsonPath().getString("errors[0].parameter") + " "
                        + response.jsonPath().getString("errors[0].rule")
                : "";
    }

    private static String code(Response response, int status) {
        return response.statusCode() == status ? response.jsonPath().getString("code") : "";
    }
}
