package org.skillway.system.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** HTTP/1.1 by hand, a connection for each request: every client library refuses to send half of what is sent here. */
final class Wire {

    private static final int CONNECT_MILLIS = 5_000;

    /** For how long the beginning of an answer without end is listened to. */
    private static final Duration LISTENED = Duration.ofMillis(200);

    private final URI base;
    private final Duration longest;

    Wire(String base, Duration longest) {
        this.base = URI.create(base);
        this.longest = longest;
    }

    String base() {
        return base.toString();
    }

    Answer send(User user, Request request) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_MILLIS);
            byte[] bytes = bytes(user, request);
            write(socket, bytes, request.announcesMore());
            return read(socket.getInputStream(), socket, request, begin);
        } catch (IOException e) {
            return Answer.none(Duration.ofNanos(System.nanoTime() - begin), true);
        }
    }

    /** Whoever refuses the beginning need not read the rest: what was answered counts all the same. */
    private static void write(Socket socket, byte[] bytes, boolean last) {
        try {
            socket.getOutputStream().write(bytes);
            if (last) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            return;
        }
    }

    private byte[] bytes(User user, Request request) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        if (!request.has("Host")) {
            head.append("Host: ")
                    .append(base.getHost())
                    .append(':')
                    .append(base.getPort())
                    .append("\r\n");
        }
        head.append("Connection: close\r\n");
        if (user.token() != null) {
            head.append("Authorization: Bearer ").append(user.token()).append("\r\n");
        }
        request.headers().forEach(header -> head.append(header.name())
                .append(": ")
                .append(header.value())
                .append("\r\n"));
        String body = request.body();
        if (body != null && !request.has("Content-Length") && !request.has("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        if (body != null && request.has("Transfer-Encoding")) {
            body = body.isEmpty() ? "0\r\n\r\n" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        }
        return (head + "\r\n" + (body == null ? "" : body)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer read(InputStream in, Socket socket, Request request, long begin) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] some = new byte[65536];
        long end = begin + longest.toNanos();
        boolean endless = false;
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            int count = -1;
            boolean late = left <= 0;
            if (!late) {
                socket.setSoTimeout((int) left);
                try {
                    count = in.read(some);
                } catch (SocketTimeoutException e) {
                    late = true;
                }
            }
            if (count > 0) {
                received.write(some, 0, count);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            String text = received.toString(StandardCharsets.ISO_8859_1);
            Answer answer = answer(text, request.method().equals("HEAD"), count < 0 && !late, took);
            if (late || answer.ended()) {
                return endless ? new Answer(answer.status(), answer.headers(), answer.body(), took, true) : answer;
            }
            if (!endless && answer.header("content-type").startsWith("text/event-stream")) {
                endless = true;
                end = Math.min(end, System.nanoTime() + LISTENED.toNanos());
            }
        }
    }

    /** What has come until now, read as an answer. */
    private static Answer answer(String text, boolean head, boolean over, Duration took) {
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0 || !text.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
            return Answer.none(took, over);
        }
        int status = Integer.parseInt(text.substring(9, 12));
        String rest = text.substring(blank + 4);
        if (status < 200 && status != 101) {
            return answer(rest, head, over, took);
        }
        Map<String, List<String>> headers = headers(text.substring(0, blank));
        if (head || status == 204 || status == 304 || status == 101) {
            return new Answer(status, headers, rest, took, true);
        }
        Answer soFar = new Answer(status, headers, rest, took, over);
        if (soFar.header("transfer-encoding").equals("chunked")) {
            StringBuilder body = new StringBuilder();
            boolean whole = unchunk(rest, body);
            return unpacked(new Answer(status, headers, body.toString(), took, whole || over));
        }
        String length = soFar.header("content-length");
        boolean whole = !length.isEmpty() && rest.length() >= Integer.parseInt(length);
        return unpacked(new Answer(status, headers, rest, took, whole || over));
    }

    private static Map<String, List<String>> headers(String head) {
        Map<String, List<String>> headers = new HashMap<>();
        head.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    /** Whether the last chunk has come. */
    private static boolean unchunk(String chunks, StringBuilder body) {
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            if (line < 0) {
                return false;
            }
            int size = Integer.parseInt(chunks.substring(at, line), 16);
            if (size == 0) {
                return true;
            }
            int begin = line + 2;
            body.append(chunks, begin, Math.min(begin + size, chunks.length()));
            at = begin + size + 2;
            if (at > chunks.length()) {
                return false;
            }
        }
    }

    private static Answer unpacked(Answer answer) {
        if (!answer.ended() || !answer.header("content-encoding").equals("gzip")) {
            return answer;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            String body = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(answer.status(), answer.headers(), body, answer.took(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("What was announced as gzip is none", e);
        }
    }
}
