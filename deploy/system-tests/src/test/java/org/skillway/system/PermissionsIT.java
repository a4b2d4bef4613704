package org.skillway.system;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation tried as everybody, through the gateway and at the services themselves. What each permission means stands
 * here once more, by whom it lets in; which one an operation has comes from the document, and the page
 * {@code docs/permissions.md} shows it in review.
 */
@ExtendWith(Skillway.class)
@DisplayName("Every operation, tried as everybody")
class PermissionsIT {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private static final Map<String, Set<Caller>> LETS_IN = Map.ofEntries(
            entry("everybody", EnumSet.complementOf(EnumSet.of(Caller.EXPIRED))),
            entry("who-is-signed-in", EnumSet.range(Caller.THE_LEARNER, Caller.ADMIN)),
            entry("learner-alone", EnumSet.of(Caller.THE_LEARNER)),
            entry("learner-or-admin", EnumSet.of(Caller.THE_LEARNER, Caller.ADMIN)),
            entry("who-sees-all", EnumSet.of(Caller.THE_LEARNER, Caller.WITH_A_GRANT, Caller.ADMIN)),
            entry("who-sees-a-part", EnumSet.of(Caller.THE_LEARNER, Caller.WITH_A_GRANT, Caller.OWNER, Caller.ADMIN)),
            entry("who-may-assess", EnumSet.of(Caller.THE_LEARNER, Caller.OWNER, Caller.ADMIN)),
            entry("instructors", EnumSet.range(Caller.WITH_A_GRANT, Caller.ADMIN)),
            entry("owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("draft-owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("import-owners", EnumSet.of(Caller.OWNER, Caller.ADMIN)),
            entry("admins", EnumSet.of(Caller.ADMIN)),
            entry("importers", EnumSet.of(Caller.ADMIN, Caller.SERVICE)));

    /** To those who could see others of the kind, what these are about is not there. */
    private static final Set<String> HIDE = Set.of("draft-owners", "import-owners");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TriedGround ground;

    @BeforeEach
    void prepare() throws InterruptedException {
        ground = new TriedGround();
    }

    @Test
    @DisplayName("is answered to whom its permission lets in, and refused to everybody else")
    void matrix() throws Exception {
        Map<String, Set<String>> wrong = new TreeMap<>();
        List<TriedOperation> operations = TriedOperation.all();
        int tried = 0;
        for (TriedOperation operation : operations) {
            for (String place : places(operation)) {
                for (Caller caller : Caller.values()) {
                    int status = status(place, operation, caller);
                    tried++;
                    if (!expected(operation, caller, status)) {
                        wrong.computeIfAbsent(
                                        operation + " (" + operation.permission() + ")", unused -> new TreeSet<>())
                                .add(caller + (place.equals(Skillway.gateway()) ? " " : " directly ") + status);
                    }
                }
            }
        }
        System.out.println(tried + " requests tried as everybody");
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(operations.size() * Caller.values().length);
    }

    private static boolean expected(TriedOperation operation, Caller caller, int status) {
        Set<Caller> allowed = LETS_IN.get(operation.permission());
        assertThat(allowed).as("Whom %s lets in", operation.permission()).isNotNull();
        if (allowed.contains(caller)) {
            // What is asked for is there. What is written is as it must not be, so that nothing is changed.
            return operation.reads() ? status == 200 : status != 401 && status != 403 && status < 500;
        }
        if (caller == Caller.NOBODY || caller == Caller.EXPIRED) {
            return status == 401;
        }
        boolean hidden = HIDE.contains(operation.permission())
                && LETS_IN.get("instructors").contains(caller);
        return status == (hidden ? 404 : 403);
    }

    @Test
    @DisplayName("tells nobody who may not know it whether there is such a learner, draft, proposal or import")
    void existence() throws Exception {
        Map<String, String> told = new TreeMap<>();
        int compared = 0;
        for (TriedOperation operation : TriedOperation.all()) {
            for (Hidden hidden : ground.hidden(operation)) {
                for (String place : places(operation)) {
                    for (Caller caller : Caller.values()) {
                        if (hidden.isKnownTo(caller, LETS_IN.get(operation.permission()))) {
                            continue;
                        }
                        compared++;
                        String there = told(place, operation, caller, hidden.variable(), hidden.there());
                        String notThere = told(place, operation, caller, hidden.variable(), hidden.notThere());
                        if (!there.equals(notThere)) {
                            told.put(place + " " + operation + " " + hidden + " to " + caller, there + "\n" + notThere);
                        }
                    }
                }
            }
        }
        System.out.println(compared + " answers about what is there held against those about what is not");
        assertThat(told).isEmpty();
        assertThat(compared).isGreaterThan(TriedOperation.all().size() * Caller.values().length);
    }

    private static List<String> places(TriedOperation operation) {
        List<String> places = new ArrayList<>(List.of(Skillway.gateway()));
        operation.service().ifPresent(places::add);
        return places;
    }

    /** All that an answer tells, but what tells one request from another, and what was asked about. */
    private String told(String place, TriedOperation operation, Caller caller, String variable, String value)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(place, operation, caller, Map.of(variable, value));
        try (InputStream body = answer.body()) {
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeIf(name -> name.matches("(?i)date|content-length|x-request-id|ratelimit.*"));
            String text = answer.statusCode()
                    + " "
                    + headers
                    + " "
                    + new String(body.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
            return text.replace(value, "{" + variable + "}");
        }
    }

    private int status(String place, TriedOperation operation, Caller caller) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(place, operation, caller, Map.of());
        answer.body().close();
        return answer.statusCode();
    }

    /**
     * Asks for something that changes nothing, whoever asks: of what is written the condition does not hold.
     *
     * @param instead values of variables of the path or query, in the place of what else they stand for
     */
    private HttpResponse<InputStream> send(
            String place, TriedOperation operation, Caller caller, Map<String, String> instead)
            throws IOException, InterruptedException {
        String target = VARIABLE.matcher(operation.target())
                .replaceAll(variable -> URLEncoder.encode(
                        instead.getOrDefault(variable.group(1), ground.value(operation, variable.group(1))),
                        StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place + target));
        signed(request, caller);
        if (operation.precondition()) {
            request.header("If-Match", "\"nothing\"");
        }
        if (operation.type() != null) {
            request.header("Content-Type", operation.type());
        }
        request.method(
                operation.method(),
                operation.type() == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(operation.body()));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(place + " " + operation + " " + caller, e);
        }
    }

    private void signed(HttpRequest.Builder request, Caller caller) {
        ground.token(caller).ifPresent(token -> request.header("Authorization", "Bearer " + token));
    }
}
