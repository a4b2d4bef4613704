package org.skillway.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The running system, with a learner in it who has something to hide. */
final class SkillwayGround implements Ground {

    private static final String V1 = "/api/v1";
    private static final String ME = V1 + "/learners/me";
    private static final String COURSE = "python-foundations";
    private static final String ERASURE = V1 + "/learners/{id}";

    private final String mark = UUID.randomUUID().toString();
    private final String gateway;
    private final String plan = "plan-" + mark;
    private final User victim;
    private final User other;
    private final User passing;
    private final User shown;
    private final User unknown;
    private final User admin;
    private final User service;
    private final Map<String, Memory> memories = new HashMap<>();
    private final Map<String, List<String>> samples;
    private final Set<String> secrets = new HashSet<>();

    /**
     * @param token makes a token of a subject and a role
     * @param serviceToken one of the scope that lets a service bring completions
     */
    SkillwayGround(String gateway, BinaryOperator<String> token, String serviceToken) {
        this.gateway = gateway;
        this.victim = learner("victim", token);
        this.other = learner("other", token);
        this.passing = learner("passing", token);
        this.shown = user("shown", "instructor", User.Rights.SEES_THE_VICTIM, token);
        this.unknown = user("unknown", "instructor", User.Rights.NOTHING, token);
        this.admin = user("admin", "admin", User.Rights.EVERYTHING, token);
        this.service = new User("service", "fuzzing-service", serviceToken, User.Rights.BRINGS);
        this.samples = catalogFiles();
    }

    private User learner(String name, BinaryOperator<String> token) {
        return user(name, "learner", User.Rights.NOTHING, token);
    }

    private User user(String name, String role, User.Rights rights, BinaryOperator<String> token) {
        String subject = name + "-" + mark;
        return new User(name, subject, token.apply(subject, role), rights);
    }

    /** One of each kind, those first who must leave the victim's things as they are. */
    List<User> users() {
        User nobody = new User("nobody", null, null, User.Rights.NOTHING);
        return List.of(nobody, other, unknown, shown, passing, victim, service, admin);
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
        return user.rights() == User.Rights.BRINGS
                // Whoever brings completions of the victim reads in the faults whose they were.
                ? secrets.stream()
                        .filter(secret -> !secret.equals(victim.subject()))
                        .collect(Collectors.toSet())
                : secrets;
    }

    @Override
    public String standing() {
        // The ledger and its version; what follows them in the tag is the catalog's.
        String tag = asVictim().get(ME + "/skills?limit=1").header("ETag");
        return tag.replaceFirst("\\.m\\d+\"$", "");
    }

    private RequestSpecification asVictim() {
        return given().baseUri(gateway).header("Authorization", "Bearer " + victim.token());
    }

    /** Gives the victim again what an earlier run may have taken, and learns what is to be hidden. */
    void prepare() {
        puts("/skills/git", "{\"state\":\"completed\"}");
        puts("/goals/web-developer", "{\"by\":\"2027-06-01\",\"hoursPerWeek\":6}");
        puts("/modules/how-the-web-works/completion", "{}");
        puts("/enrolments/" + COURSE, "{}");
        puts("/grants/" + shown.subject(), "{}");
        puts("/plans/" + plan, """
                {"question":{"role":["web-developer"]},"catalogRevision":1,"progressVersion":1,"status":"optimal",
                 "modules":[{"key":"build-a-text-adventure","version":1,"minutes":480}]}
                """);
        // Whoever owns a course sees those who have taken it.
        List<String> courses = asVictim().get(ME + "/enrolments?limit=200").path("items.course");
        courses.stream().filter(course -> !course.equals(COURSE)).forEach(course -> asVictim()
                .delete(ME + "/enrolments/" + course));
        Response history = asVictim().get(ME + "/history?limit=200");
        String ledger = asVictim().get(ME + "/export/json").path("ledger");
        secrets.clear();
        secrets.addAll(List.of(victim.subject(), plan, ledger, "." + ledger.substring(0, 8) + "."));
        secrets.addAll(history.<List<String>>path("items.entryId"));
        secrets.addAll(history.<List<String>>path("items.hash"));
    }

    private void puts(String path, String body) {
        Response answer = asVictim().contentType("application/json").body(body).put(ME + path);
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

    /** A little of what the catalog exports, in each of its forms. */
    private Map<String, List<String>> catalogFiles() {
        String lines = exported("ndjson")
                .lines()
                .filter(line -> line.length() < 3_000)
                .limit(6)
                .collect(Collectors.joining("\n", "", "\n"));
        String table = exported("csv?kind=skill").lines().limit(5).collect(Collectors.joining("\n", "", "\n"));
        List<String> documents = new ArrayList<>(List.of("[]", "{}"));
        documents.add(exported("json?kind=skill"));
        return Map.of(
                "application/x-ndjson",
                List.of(lines),
                "text/csv",
                List.of(table),
                "application/json",
                documents,
                "application/zip",
                List.of(zip(Map.of("skills.csv", table, "x.ndjson", lines)), zip(Map.of("../x", lines))));
    }

    private String exported(String what) {
        byte[] bytes = given().baseUri(gateway).get(V1 + "/export/" + what).asByteArray();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean spares(User user, Request request) {
        if (!request.method().equals("DELETE") || !request.template().equals(ERASURE)) {
            return false;
        }
        // As one learner among all who can be meant: whatever the path may be read as.
        String path =
                URLDecoder.decode(request.path().replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
        return path.contains(victim.subject()) || (user.equals(victim) && path.contains("/me"));
    }
}
