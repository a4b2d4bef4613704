package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.system.DocumentedAnswers;

/** Tells from an answer, and from what was asked by whom, whether it may be so. */
final class Oracle {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<Integer> PATH_REFUSED = Set.of(400, 404, 405);
    private static final Set<Integer> BODY_REFUSED = Set.of(400, 411, 413, 415);
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern LEARNER = Pattern.compile("/api/v1/learners/([^/]+).*");
    private static final String LEARNER_PARAMETER = "learner";
    private static final Pattern UNRESERVED =
            Pattern.compile("%(2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])");

    private static final Pattern SPELLED_PLAINLY = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    /** Of a request line and headers; beyond it a server may refuse to read on. */
    private static final int LARGE_HEAD = 4_000;

    private final DocumentedAnswers documented;
    private final Ground ground;
    private final Duration longest;
    private final Unavailability unavailability;

    Oracle(DocumentedAnswers documented, Ground ground, Duration longest) {
        this.documented = documented;
        this.ground = ground;
        this.longest = longest;
        this.unavailability = new Unavailability(documented.document());
    }

    List<Fault> faultsOf(User user, Request request, Answer answer) {
        String path = plain(request.path());
        String operation = "%s %s %d"
                .formatted(request.method(), documented.template(path).orElse("of no operation"), answer.status());
        List<Fault> faults = new ArrayList<>();
        unavailability.note(answer);
        if (answer.took().compareTo(longest) >= 0 || !answer.ended()) {
            faults.add(new Fault("too slow", operation, answer.took() + " for " + answer.status()));
        } else if (answer.none()) {
            if (request.isHttp()) {
                faults.add(new Fault("no answer", operation, "The connection ended without one"));
            }
        } else if (answer.status() >= 500 && !isUnavailable(request, path, answer)) {
            faults.add(new Fault("5xx", operation, answer.status() + " " + answer.body()));
        } else {
            form(request, path, answer).ifPresent(detail -> faults.add(new Fault("form", operation, detail)));
        }
        access(user, request, path, answer).ifPresent(detail -> faults.add(new Fault("access", operation, detail)));
        return faults;
    }

    private boolean isUnavailable(Request request, String path, Answer answer) {
        return answer.status() == 503
                && unavailability.isTrue(request, answer, documented(inDocument(request.method()), path));
    }

    /** The method under which the document has it. */
    private static String inDocument(String method) {
        return method.equals("HEAD") ? "GET" : method;
    }

    private Optional<String> form(Request request, String path, Answer answer) {
        if (List.of("HEAD", "OPTIONS").contains(request.method())) {
            return Optional.empty();
        }
        if (!request.isHttp() && answer.status() == 400 && answer.body().isEmpty()) {
            return Optional.empty();
        }
        int head = request.target().length() + request.headers().toString().length();
        if (head > LARGE_HEAD && (answer.status() == 414 || answer.status() == 431)) {
            return Optional.empty();
        }
        if (answer.status() >= 400 && !answer.header("content-type").startsWith(PROBLEM)) {
            return Optional.of(
                    "%d comes as '%s': %s".formatted(answer.status(), answer.header("content-type"), answer.body()));
        }
        Optional<JsonNode> operation = documented(request.method(), path);
        boolean unasked = request.announcesBody()
                && operation.filter(it -> it.has("requestBody")).isEmpty();
        // Whoever spells a path as nobody does may be told that there is none, whoever sends what is not asked for that
        // it is not wanted: the document knows of neither.
        boolean beside = (unasked && BODY_REFUSED.contains(answer.status()))
                || (!SPELLED_PLAINLY.matcher(request.path()).matches() && PATH_REFUSED.contains(answer.status()));
        if (operation.isPresent() && !beside) {
            return documented
                    .faultsOf(request.method(), path, answer.status(), answer.header("content-type"), answer.bytes())
                    .stream()
                    .findFirst();
        }
        if (answer.status() < 400) {
            return Optional.of("%d, where nothing is documented".formatted(answer.status()));
        }
        return answer.body().contains("\"code\":") && answer.body().contains("\"requestId\":")
                ? Optional.empty()
                : Optional.of("A problem without code or requestId: " + answer.body());
    }

    private Optional<JsonNode> documented(String method, String path) {
        return documented
                .template(path)
                .map(template ->
                        documented.document().path("paths").path(template).path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode() && method.equals(method.toUpperCase(Locale.ROOT)));
    }

    /** With all characters plain that may be: a server need not tell the difference. */
    private static String plain(String path) {
        String plain = UNRESERVED
                .matcher(path)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private Optional<String> access(User user, Request request, String path, Answer answer) {
        // What can be done to a thing is no secret, whether or not it is there.
        boolean given = (answer.success() || answer.status() == 304)
                && !request.method().equals("OPTIONS");
        boolean refused = user.rights() == User.Rights.REFUSED
                && documented.template(path).isPresent();
        List<String> learners = learners(request, path);
        if (given
                && (refused
                        || (!learners.isEmpty()
                                && learners.stream().allMatch(learner -> isForeign(learner, user, request, path))))) {
            return Optional.of("%d %s".formatted(answer.status(), answer.body()));
        }
        if (user.sees(ground.victim())) {
            return Optional.empty();
        }
        String asked = request.whole() + decoded(request.whole());
        String told = answer.headers() + answer.body();
        return ground.secretsFrom(user).stream()
                // Whoever names something in a refused request hears only the own words.
                .filter(secret -> told.contains(secret) && (given || !asked.contains(secret)))
                .findFirst()
                .map(secret -> "%s stands in %d %s".formatted(secret, answer.status(), told));
    }

    /** Whose progress is asked for; several where a parameter stands there more than once. */
    private List<String> learners(Request request, String path) {
        Matcher learner = LEARNER.matcher(path);
        if (learner.matches()) {
            return List.of(decoded(learner.group(1)));
        }
        boolean taken = documented(inDocument(request.method()), path).stream()
                .flatMap(operation -> operation.path("parameters").findValuesAsText("name").stream())
                .anyMatch(LEARNER_PARAMETER::equals);
        return request.query().stream()
                .filter(field -> taken && field.name().equals(LEARNER_PARAMETER) && field.value() != null)
                .map(field -> decoded(field.value()))
                .toList();
    }

    private boolean isForeign(String learner, User user, Request request, String path) {
        if (user.owns(learner) || user.rights() == User.Rights.EVERYTHING) {
            return false;
        }
        if (!learner.equals(ground.victim().subject())) {
            return true;
        }
        return switch (user.rights()) {
            case SEES_THE_VICTIM -> !READS.contains(request.method());
            case SEES_A_PART -> !ground.opens(user, request.method(), decoded(path));
            default -> true;
        };
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
