package org.skillway.system.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A request in parts of which each can be changed or left out. Every text but that of {@code json} is written byte for byte
 * (Latin-1), so that it can be what no text may be.
 *
 * @param template the path that it was made from, with the names of variables
 * @param segments those of the path, as they are sent
 * @param query as it is sent; a value that is null has no equals sign
 * @param json the body, where it is JSON
 * @param raw the body, where it is not
 */
record Request(
        String method,
        String template,
        List<String> segments,
        List<Field> query,
        List<Field> headers,
        JsonNode json,
        String raw) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PLAIN = "-._~!$'()*,:@/";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** A parameter of the query, or a header. */
    record Field(String name, String value) {

        @Override
        public String toString() {
            return value == null ? name : name + "=" + value;
        }
    }

    Request {
        segments = List.copyOf(segments);
        query = List.copyOf(query);
        headers = List.copyOf(headers);
    }

    Request withMethod(String other) {
        return new Request(other, template, segments, query, headers, json, raw);
    }

    Request withSegments(List<String> others) {
        return new Request(method, template, others, query, headers, json, raw);
    }

    Request withQuery(List<Field> others) {
        return new Request(method, template, segments, others, headers, json, raw);
    }

    Request withHeaders(List<Field> others) {
        return new Request(method, template, segments, query, others, json, raw);
    }

    Request withHeader(String name, String value) {
        List<Field> others = new ArrayList<>(headers);
        others.add(new Field(name, value));
        return withHeaders(others);
    }

    Request withJson(JsonNode other) {
        return new Request(method, template, segments, query, headers, other, null);
    }

    Request withRaw(String other) {
        return new Request(method, template, segments, query, headers, null, other);
    }

    /** Of the path, the part that is sent. */
    String path() {
        return "/" + String.join("/", segments);
    }

    String target() {
        return query.isEmpty()
                ? path()
                : path() + "?" + query.stream().map(Field::toString).collect(Collectors.joining("&"));
    }

    boolean has(String header) {
        return headers.stream().anyMatch(field -> field.name().equalsIgnoreCase(header));
    }

    /** Whether there is a body, or is said to be one. */
    boolean announcesBody() {
        return body() != null || has("Content-Length") || has("Transfer-Encoding");
    }

    /** Whether less comes than was announced. */
    boolean announcesMore() {
        int length = body() == null ? 0 : body().length();
        boolean chunks = body() == null && has("Transfer-Encoding");
        return chunks
                || values("Content-Length").stream()
                        .anyMatch(value -> value.matches("\\d{1,15}") && Long.parseLong(value) > length);
    }

    /**
     * Whether this is a message of HTTP at all (RFC 9112), with a body that ends where it says: what is none reaches no
     * program that could say more of it than that.
     */
    boolean isHttp() {
        return target().matches("[!-~]+")
                && method.matches(TOKEN)
                && headers.stream()
                        .allMatch(header ->
                                header.name().matches(TOKEN) && header.value().matches("[\\t -~\\x80-\\xff]*"))
                && values("Content-Length").stream().allMatch(value -> value.matches("\\d{1,10}"))
                && values("Content-Length").size() + values("Transfer-Encoding").size() <= 1
                && values("Host").stream().allMatch(value -> value.matches("[a-z0-9.:]+"))
                && !announcesMore();
    }

    private List<String> values(String header) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(header))
                .map(Field::value)
                .toList();
    }

    /** The body byte for byte; null where there is none. */
    String body() {
        return json == null ? raw : text(json);
    }

    static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that is sent but the token and what belongs to the connection. */
    String whole() {
        return target() + headers + (body() == null ? "" : body());
    }

    /** Percent-encoded, whatever it is; a lone surrogate as if it were a character. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) && c != '/') {
                encoded.appendCodePoint(c);
            } else {
                byte[] bytes = Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)
                        ? new byte[] {(byte) 0xed, (byte) (0x80 | (c >> 6 & 0x3f)), (byte) (0x80 | (c & 0x3f))}
                        : Character.toString(c).getBytes(StandardCharsets.UTF_8);
                for (byte b : bytes) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            }
        }
        return encoded.toString();
    }

    /** The request for a shell, from which it can be sent again. */
    String curl(String base, User user) {
        StringBuilder curl = new StringBuilder("curl -i --path-as-is -g -X " + quoted(method));
        if (user.token() != null) {
            curl.append(" -H \"Authorization: Bearer $TOKEN\"");
        }
        headers.forEach(header -> curl.append(" -H ").append(quoted(header.name() + ": " + header.value())));
        if (body() != null) {
            String body = body();
            curl.append(" --data-binary ")
                    .append(body.length() <= 4000 ? quoted(body) : "(" + body.length() + " bytes, see the seed)");
        }
        return curl + " " + quoted(base + target());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '\'' && c != '\\') {
                quoted.append(c);
            } else {
                odd = true;
                quoted.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            }
        }
        return odd ? "$'" + quoted + "'" : "'" + quoted + "'";
    }
}
