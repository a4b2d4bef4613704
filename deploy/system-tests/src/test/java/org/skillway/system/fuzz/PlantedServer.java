package org.skillway.system.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small server that keeps a note for each learner, with at most one fault planted in it. */
final class PlantedServer implements AutoCloseable {

    static final String DOCUMENT = """
            {"openapi":"3.1.0","paths":{
             "/api/v1/notes":{"get":{
              "parameters":[{"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":50}},
                            {"name":"word","in":"query","schema":{"type":"string"}},
                            {"name":"Skillway-Min-Catalog-Revision","in":"header","schema":{"type":"integer"}}],
              "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Count"}}}},
                           "400":{"$ref":"#/components/responses/Problem"},
                           "503":{"$ref":"#/components/responses/Unavailable"}}}},
             "/api/v1/learners/{id}/note":{
              "get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
               "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
                            "403":{"$ref":"#/components/responses/Problem"}}},
              "put":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
               "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewNote"}}}},
               "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
                            "400":{"$ref":"#/components/responses/Problem"},
                            "403":{"$ref":"#/components/responses/Problem"}}}}},
             "components":{
              "responses":{
               "Problem":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}},
               "Unavailable":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"},
                "examples":{"behind":{"value":{"code":"catalog-behind","requestId":"r1"}}}}}}},
              "schemas":{
               "Count":{"type":"object","required":["total"],"properties":{"total":{"type":"integer"}}},
               "Note":{"type":"object","required":["version"],
                "properties":{"version":{"type":"integer"},"text":{"type":"string"}}},
               "NewNote":{"type":"object","required":["text"],
                "properties":{"text":{"type":"string"},"pinned":{"type":"boolean"}}},
               "Problem":{"type":"object","required":["code","requestId"],
                "properties":{"code":{"type":"string"},"requestId":{"type":"string"}}}}}}
            """;

    /** Who sees of the victim's note how often it was written, and not what it says. */
    static final String TEACHER = "clara";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OK = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Planted planted;
    private final String victim;
    private final Map<String, Note> notes = new ConcurrentHashMap<>();

    private record Note(int version, String text) {}

    private record Asked(String method, String target, String subject, String least, String body) {}

    private record Reply(int status, String type, String body) {}

    /** @param secret what the victim's note says */
    PlantedServer(Planted planted, String victim, String secret) throws IOException {
        this.planted = planted;
        this.victim = victim;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        notes.put(victim, new Note(1, secret));
        threads.execute(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int version(String learner) {
        return note(learner).version;
    }

    private Note note(String learner) {
        return notes.getOrDefault(learner, new Note(0, ""));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Asked asked = read(new BufferedInputStream(connection.getInputStream()));
            Reply reply = planted == Planted.HANGS_UP && asked.target.contains("word=") ? null : answer(asked);
            if (planted == Planted.NEVER_ANSWERS && asked.target.contains("limit=")) {
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } else if (reply != null) {
                String body = asked.method.equals("HEAD") ? "" : reply.body;
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 %d Planted\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                        .formatted(reply.status, reply.type, body.length(), body)
                                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        String[] lines = head.toString().split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
            }
        }
        String length = headers.getOrDefault("content-length", "0");
        byte[] body = in.readNBytes(length.matches("\\d{1,8}") ? Integer.parseInt(length) : 0);
        String[] first = lines[0].split(" ", 3);
        return new Asked(
                first[0],
                first.length > 1 ? first[1] : "",
                headers.getOrDefault("authorization", "").replace("Bearer ", ""),
                headers.getOrDefault("skillway-min-catalog-revision", ""),
                new String(body, StandardCharsets.ISO_8859_1));
    }

    private static Reply problem(int status, String code) {
        return new Reply(status, PROBLEM, "{\"code\":\"%s\",\"requestId\":\"r1\"}".formatted(code));
    }

    private Reply answer(Asked asked) {
        String path = asked.target.replaceFirst("\\?.*", "");
        if (path.equals("/api/v1/notes") && asked.method.matches("GET|HEAD")) {
            return count(asked);
        }
        if (!path.matches("/api/v1/learners/[^/]+/note")) {
            return planted == Planted.FAILS_WITHOUT_A_CODE
                    ? new Reply(404, PROBLEM, "{\"status\":404}")
                    : problem(404, "no-such-path");
        }
        String learner = path.split("/", -1)[4].replace("me", asked.subject);
        boolean own = learner.equals(asked.subject) && !learner.isEmpty();
        return switch (asked.method) {
            case "GET", "HEAD" ->
                own || planted == Planted.SHOWS_ANOTHERS_NOTE
                        ? shown(learner)
                        : asked.subject.equals(TEACHER) && learner.equals(victim) ? part(learner) : refused(learner);
            case "PUT" ->
                own || planted == Planted.CHANGES_ANOTHERS_NOTE ? written(asked, learner, own) : refused(learner);
            default -> problem(405, "method-not-allowed");
        };
    }

    private Reply count(Asked asked) {
        boolean high = asked.target.matches(".*limit=\\d{10,}.*");
        if (high && planted == Planted.FAILS_AT_A_LIMIT) {
            return problem(500, "internal-error");
        }
        if (asked.target.contains("word=%00") && planted == Planted.ANSWERS_UNDOCUMENTED_STATUS) {
            return problem(418, "teapot");
        }
        if (asked.target.contains("word=&") || high) {
            return problem(400, "invalid-parameter");
        }
        boolean unasked = planted == Planted.ANSWERS_503 && asked.target.contains("word=");
        if (unasked || asked.least.matches("[1-9]\\d*")) {
            return problem(503, "catalog-behind");
        }
        return switch (planted) {
            case LEAVES_OUT_A_MEMBER -> new Reply(200, OK, "{}");
            case ADDS_A_MEMBER -> new Reply(200, OK, "{\"total\":1,\"more\":true}");
            case ANSWERS_IN_ANOTHER_TYPE -> new Reply(200, "text/plain", "1");
            default -> new Reply(200, OK, "{\"total\":1}");
        };
    }

    private Reply refused(String learner) {
        return planted == Planted.MENTIONS_ANOTHERS_NOTE
                ? problem(403, "not yours: " + note(learner).text)
                : problem(403, "not-your-learner");
    }

    private Reply shown(String learner) {
        Note note = note(learner);
        return new Reply(200, OK, "{\"version\":%d,\"text\":\"%s\"}".formatted(note.version, note.text));
    }

    private Reply part(String learner) {
        return planted == Planted.SHOWS_MORE_THAN_A_PART
                ? shown(learner)
                : new Reply(200, OK, "{\"version\":%d}".formatted(note(learner).version));
    }

    private Reply written(Asked asked, String learner, boolean own) {
        try {
            JsonNode json = JSON.readTree(asked.body);
            if (planted == Planted.FAILS_AT_A_MEMBER && json.path("pinned").isNumber()) {
                return problem(500, "internal-error");
            }
            notes.put(
                    learner,
                    new Note(note(learner).version + 1, json.path("text").isTextual() ? "a text" : ""));
            return own ? shown(learner) : problem(403, "not-your-learner");
        } catch (JsonProcessingException e) {
            return problem(400, "malformed-json");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
