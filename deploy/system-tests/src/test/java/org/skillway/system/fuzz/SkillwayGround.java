package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.skillway.system.SignedTokens;
import org.skillway.system.Skillway;

/** The running system, with a learner in it who has something to hide. */
final class SkillwayGround implements Ground {

    private static final String V1 = "/api/v1";
    private static final String ME = V1 + "/learners/me";
    private static final String COURSE = "python-foundations";
    private static final String ERASURE = V1 + "/learners/{id}";

    private final String mark = UUID.randomUUID().toString();
    private final String gateway;
    private final String plan = "plan-" + mark;
    private final SignedTokens signed;
    private final User victim;
    private final User other;
    private final User passing;
    private final User shown;
    private final User unknown;
    private final User owner;
    private final TakenCourse course;
    private final Map<String, Memory> memories = new HashMap<>();
    private final Map<String, List<String>> samples;
    private final Set<String> secrets = new HashSet<>();

    /** Those of the secrets that whoever owns the course that the victim takes may be shown. */
    private final Set<String> told = new HashSet<>();

    SkillwayGround(String gateway, SignedTokens signed) {
        this.gateway = gateway;
        this.signed = signed;
        this.victim = user("victim", "learner", User.Rights.NOTHING);
        this.other = user("other", "learner", User.Rights.NOTHING);
        this.passing = user("passing", "learner", User.Rights.NOTHING);
        this.shown = user("shown", "instructor", User.Rights.SEES_THE_VICTIM);
        this.unknown = user("unknown", "instructor", User.Rights.NOTHING);
        this.owner = user("owner", "instructor", User.Rights.SEES_A_PART);
        this.course = new TakenCourse(gateway, owner, "taken-" + mark);
        this.samples = new CatalogFiles(gateway).all();
    }

    private User user(String name, String role, User.Rights rights) {
        String subject = name + "-" + mark;
        return new User(name, subject, signed.person(subject, role), rights);
    }

    private User service(String name, String scopes, User.Rights rights) {
        return new User(name, "fuzzing-service", signed.service("fuzzing-service", scopes), rights);
    }

    /** One of each kind, those first who must leave the victim's things as they are. */
    List<User> users() {
        return List.of(
                new User("nobody", null, null, User.Rights.NOTHING),
                new User("expired", null, signed.expired(victim.subject(), "learner"), User.Rights.REFUSED),
                service("unscoped", "email", User.Rights.NOTHING),
                // Before others come upon the course, who would be seen by its owner as well.
                owner,
                other,
                unknown,
                shown,
                passing,
                victim,
                service("service", "completions:import", User.Rights.BRINGS),
                user("admin", "admin", User.Rights.EVERYTHING));
    }

    @Override
    public User victim() {
        return victim;
    }

    @Override
    public List<String> learners() {
        return List.of(victim.subject(), victim.subject(), other.subject(), passing.subject(), "nobody-" + mark);
    }

    @Override
    public Memory memoryOf(User user) {
        return memories.computeIfAbsent(user.name(), none -> {
            Memory memory = new Memory();
            // Nobody who asks here: whoever is granted a sight may have it.
            memory.add("subject", "absent-" + mark);
            List.of(shown, unknown).forEach(one -> memory.add("owners", one.subject()));
            return memory;
        });
    }

    @Override
    public Set<String> secretsFrom(User user) {
        return switch (user.rights()) {
            case SEES_A_PART ->
                secrets.stream().filter(secret -> !told.contains(secret)).collect(Collectors.toSet());
            // Whoever brings completions of the victim reads in the faults whose they were.
            case BRINGS ->
                secrets.stream()
                        .filter(secret -> !secret.equals(victim.subject()))
                        .collect(Collectors.toSet());
            default -> secrets;
        };
    }

    @Override
    public boolean opens(User user, String method, String path) {
        return user.equals(owner) && course.opens(method, path);
    }

    @Override
    public String standing(User user) {
        if (user.equals(owner)) {
            return entries(export()).stream()
                    .filter(entry -> !course.covers(entry.get("key")))
                    .map(entry -> entry.get("entryId"))
                    .collect(Collectors.joining(" "));
        }
        // The ledger and its version; what follows them in the tag is the catalog's.
        String tag = asVictim().get(ME + "/skills?limit=1").header("ETag");
        return tag.replaceFirst("\\.m\\d+\"$", "");
    }

    private RequestSpecification asVictim() {
        return given().baseUri(gateway).header("Authorization", "Bearer " + victim.token());
    }

    private Response export() {
        return asVictim().get(ME + "/export/json");
    }

    private static List<Map<String, String>> entries(Response export) {
        return export.path("entries");
    }

    /** Gives the victim again what an earlier run may have taken, and learns what is to be hidden. */
    void prepare() throws InterruptedException {
        course.publish();
        // A moment after it was published, progress-service has heard of the course.
        Skillway.waitUntil(
                "the course is known",
                Duration.ofSeconds(30),
                () -> put("/enrolments/" + course.key(), "{}").statusCode() < 300);
        puts("/skills/" + TakenCourse.SKILL, "{\"state\":\"completed\"}");
        puts("/goals/web-developer", "{\"by\":\"2027-06-01\",\"hoursPerWeek\":6}");
        puts("/modules/" + TakenCourse.MODULE + "/completion", "{}");
        puts("/modules/how-the-web-works/completion", "{}");
        puts("/enrolments/" + COURSE, "{}");
        puts("/grants/" + shown.subject(), "{}");
        puts("/plans/" + plan, """
                {"question":{"role":["web-developer"]},"catalogRevision":1,"progressVersion":1,"status":"optimal",
                 "modules":[{"key":"build-a-text-adventure","version":1,"minutes":480}]}
                """);
        // Whoever owns a course sees those who have taken it.
        List<String> courses = asVictim().get(ME + "/enrolments?limit=200").path("items.course");
        courses.stream()
                .filter(key -> !Set.of(COURSE, course.key()).contains(key))
                .forEach(key -> asVictim().delete(ME + "/enrolments/" + key));
        learnSecrets();
    }

    private void learnSecrets() {
        Response export = export();
        String ledger = export.path("ledger");
        String tag = "." + ledger.substring(0, 8) + ".";
        secrets.clear();
        secrets.addAll(List.of(victim.subject(), plan, ledger, tag));
        told.clear();
        told.addAll(List.of(victim.subject(), tag));
        for (Map<String, String> entry : entries(export)) {
            String time = entry.get("recordedAt");
            secrets.addAll(List.of(entry.get("entryId"), entry.get("hash"), time));
            if (course.covers(entry.get("key"))) {
                told.add(time);
            }
        }
    }

    private Response put(String path, String body) {
        return asVictim().contentType("application/json").body(body).put(ME + path);
    }

    private void puts(String path, String body) {
        Response answer = put(path, body);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    @Override
    public List<String> samples(Operation operation, String type, User user) {
        if (operation.template().equals(V1 + "/completion-imports")) {
            return completions(type);
        }
        return operation.template().equals(V1 + "/imports") ? samples.getOrDefault(type, List.of()) : List.of();
    }

    private List<String> completions(String type) {
        return type.equals("text/csv")
                ? List.of(
                        "learner,skill,module,happenedAt,entryId\n%s,git,,2026-01-01T00:00:00Z,\n%s,,how-the-web-works,,\n"
                                .formatted(other.subject(), passing.subject()),
                        "learner,skill\n%s,no-such-skill\n,\n\"\n".formatted(victim.subject()))
                : List.of(
                        "{\"learner\":\"%s\",\"skill\":\"git\",\"happenedAt\":\"2026-01-01T00:00:00Z\"}\n"
                                .formatted(other.subject()),
                        "{\"learner\":\"%s\",\"module\":\"no-such-module\"}\n{}\n".formatted(victim.subject()));
    }

    @Override
    public boolean spares(User user, Request request) {
        // As one among all that can be meant: whatever the path may be read as.
        String path =
                URLDecoder.decode(request.path().replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
        if (user.equals(owner) && path.contains(course.key())) {
            // Whoever changes the course changes what its owner may see.
            return !List.of("GET", "HEAD").contains(request.method());
        }
        return request.method().equals("DELETE")
                && request.template().equals(ERASURE)
                && (path.contains(victim.subject()) || (user.equals(victim) && path.contains("/me")));
    }
}
