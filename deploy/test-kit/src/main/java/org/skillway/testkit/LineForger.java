package org.skillway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who would write lines into the log of others, by whatever a request has room for. */
public final class LineForger {

    /** What ends a line, or steers a terminal on which the log is read. */
    public static final List<String> ENDS =
            List.of("\r\n", "\n", "\r", "\u001b[2J\u001b[1;1H", "\u0085", "\u2028", "\u202e");

    private static final String FORGED = "2026-05-01T10:00:00.000Z ERROR [forged]";

    private static final List<String> HEADERS = List.of(
            "X-Request-Id",
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Host",
            "Origin",
            "X-Forwarded-For",
            "User-Agent");

    private final int port;
    private final String token;
    private final String bad;

    /** @param end one of {@link #ENDS} */
    public LineForger(int port, String token, String end) {
        this.port = port;
        this.token = token;
        this.bad = "x" + end + FORGED;
    }

    /** Tries everything at this path. */
    public void at(String path) {
        String encoded = URLEncoder.encode(bad, StandardCharsets.UTF_8).replace("+", "%20");
        for (String target : List.of(
                path + encoded,
                path + "/" + encoded,
                path + "?" + encoded + "=" + encoded,
                path + "?limit=" + encoded,
                path + "?cursor=" + encoded,
                path + "/" + bad)) {
            send("GET", target, bearer(token), "");
        }
        for (String name : HEADERS) {
            send("GET", path, bearer(token) + name + ": " + bad + "\r\n", "");
            send("PUT", path, name + ": " + bad + "\r\n" + bearer(token), "{}");
        }
        String json = bad.replace("\r", "\\r").replace("\n", "\\n").replace("\u001b", "\\u001b");
        for (String method : List.of("PUT", "POST", "PATCH")) {
            for (String body :
                    List.of(bad, "{\"" + json + "\":1}", "{\"key\":\"" + json + "\",\"state\":\"" + json + "\"}")) {
                send(method, path, bearer(token) + "Content-Type: application/json\r\n", body);
            }
        }
        for (String who :
                List.of(Tokens.learner(bad), Tokens.admin(bad), Tokens.expired(bad), Tokens.foreignKey(bad))) {
            send("GET", path, bearer(who), "");
        }
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private void send(String method, String target, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                + content.length + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
