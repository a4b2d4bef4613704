package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What programs stumble over. */
final class Odd {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u0001",
            "\u007f",
            "\u0085",
            "\r\nX-Odd: 1",
            "\ud800",
            "x\udc00y",
            "\ud83d\ude00",
            "\u202eabc",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\u10d2\u10d8\u10e2\u10d8",
            "\u0130",
            "\u00df",
            "e\u0301",
            "a".repeat(81),
            "a".repeat(256),
            "a".repeat(2_001),
            "a".repeat(70_000),
            "a-".repeat(40) + "a",
            "..",
            "../../etc/passwd",
            "%00",
            "%",
            "%s%n",
            "'; drop table x; --",
            "\\",
            "\"",
            "*",
            "_%",
            "(((((",
            "a & b | !c",
            "<->",
            "me",
            "ME",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "00",
            "+1",
            "1.0",
            "1e3",
            "0x10",
            "\u0661\u0662",
            "NaN",
            "Infinity",
            "1e400",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(1_000),
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "-0001-01-01",
            "9999-12-31",
            "+10000-01-01",
            "+999999999-12-31",
            "1969-12-31T23:59:59Z",
            "2026-06-30T23:59:60Z",
            "2026-12-01T24:00:00Z",
            "2026-12-01T00:00:00.1234567890123Z",
            "2026-12-01T00:00:00+18:00",
            "2026-12-01T00:00:00+99:99",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "en-US-x-twain",
            "i-klingon",
            "x",
            "en_US",
            "http://",
            "https://[::1",
            "https://\u10d2.example/ x",
            "javascript:alert(1)",
            "eyJhbGciOiJub25lIn0.e30.",
            "AAAA",
            "aGlzdG9yeSA0",
            "aGlzdG9yeSA5OTk5OTk5OTk5OTk5OTk5OTk5OQ",
            "a,b,,c",
            ",",
            ",".repeat(300));

    /** Numbers as they may stand in a document; the last ones are in no type of a machine. */
    static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "1",
            "-1",
            "0.5",
            "1.0",
            "127",
            "32768",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e3",
            "1e400",
            "1e-400",
            "1e2147483647",
            "0.1000000000000000055511151231257827021181583404541015625",
            "9".repeat(400),
            "9".repeat(1_100));

    /** As parts of a path or of a query, already as they are sent. */
    static final List<String> ENCODED = List.of(
            "%00",
            "%",
            "%2",
            "%zz",
            "%ff",
            "%c0%80",
            "%c3",
            "%ed%a0%80",
            "%f4%90%80%80",
            "%2f",
            "%5c",
            "%2e%2e",
            "%252e",
            "%0d%0a",
            "%7f",
            "%c2%85",
            "+",
            "%2b",
            "%20",
            ";",
            ";a=b",
            "a;b",
            "%3b",
            "%23",
            "%3f",
            "\u00ff",
            "\u00c3\u00a9",
            "\u0001",
            "a\tb",
            "{x}",
            "[0]",
            "a|b",
            "\"",
            "<>",
            "^`",
            "\\",
            "~",
            "%7E",
            "%61",
            "*",
            "a&b",
            "a=b",
            "%41".repeat(400));

    /** Headers that any request may have. */
    static final List<Request.Field> HEADERS = List.of(
            header("Accept", "image/png"),
            header("Accept", "*/*;q=0"),
            header("Accept", "application/json;q=abc"),
            header("Accept", "application/problem+json"),
            header("Accept", "text/html, */*;q=0.1"),
            header("Accept", ",,,"),
            header("Accept", "application"),
            header("Accept", "text/csv"),
            header("Accept", ""),
            header("Accept-Encoding", "gzip"),
            header("Accept-Encoding", "br;q=1.0, gzip;q=0, identity;q=0"),
            header("Accept-Encoding", ";;;"),
            header("Accept-Charset", "utf-16"),
            header("Accept-Language", "ka"),
            header("Accept-Language", "en;q=2"),
            header("Accept-Language", "*;q=0"),
            header("Accept-Language", "xx-YY-" + "z".repeat(300)),
            header("Accept-Language", "de-".repeat(800)),
            header("Accept-Language", "\u00ff\u00fe"),
            header("Accept-Language", "i-klingon, x-private, a"),
            header("Accept-Language", "ka,".repeat(300)),
            header("Range", "bytes=0-10"),
            header("Range", "bytes=-1,5-,x"),
            header("Prefer", "handling=lenient"),
            header("Prefer", "handling=\"lenient"),
            header("Prefer", "return=minimal, wait=100, ,;="),
            header("If-Match", "*"),
            header("If-Match", "\"x\""),
            header("If-Match", "W/\"1.00000000.1\""),
            header("If-Match", "\"1.00000000.99999999999999999999\""),
            header("If-Match", "\"a\", \"b\", *"),
            header("If-Match", "not quoted"),
            header("If-Match", ""),
            header("If-None-Match", "*"),
            header("If-None-Match", "W/\"x\", \"y\""),
            header("If-None-Match", "\"1.00000000.1.1.*\""),
            header("If-None-Match", "\"" + "x".repeat(3_000) + "\""),
            header("If-None-Match", "\""),
            header("If-Modified-Since", "yesterday"),
            header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            header("If-Range", "\"x\""),
            header("Idempotency-Key", ""),
            header("Idempotency-Key", "again"),
            header("Idempotency-Key", "x".repeat(256)),
            header("Idempotency-Key", "\u00e9\u0001"),
            header("Skillway-Min-Catalog-Revision", "-1"),
            header("Skillway-Min-Catalog-Revision", "1e3"),
            header("Skillway-Min-Catalog-Revision", "99999999999999999999"),
            header("Skillway-Min-Progress-Version", "x"),
            header("Skillway-Min-Progress-Version", "0"),
            header("Last-Event-ID", "x.y.z"),
            header("Last-Event-ID", "00000000-0000-0000-0000-000000000000.1.-.0"),
            header("Last-Event-ID", "\u0000"),
            header("Content-Type", "application/json"),
            header("Content-Type", "application/json; charset=utf-16"),
            header("Content-Type", "application/json; charset=nonsense"),
            header("Content-Type", "application/merge-patch+json"),
            header("Content-Type", "text/plain"),
            header("Content-Type", "text/csv"),
            header("Content-Type", "multipart/form-data"),
            header("Content-Type", "application/x-www-form-urlencoded"),
            header("Content-Type", "/"),
            header("Content-Type", ""),
            header("Content-Encoding", "gzip"),
            header("Content-Encoding", "identity"),
            header("Content-Language", "xx"),
            header("Content-Length", "0"),
            header("Content-Length", "1"),
            header("Content-Length", "-1"),
            header("Content-Length", "x"),
            header("Content-Length", "9".repeat(30)),
            header("Content-Length", "99999999999"),
            header("Transfer-Encoding", "chunked"),
            header("Transfer-Encoding", "identity"),
            header("Expect", "100-continue"),
            header("Expect", "tea"),
            header("Upgrade", "websocket"),
            header("X-Request-Id", "x"),
            header("X-Request-Id", "abc\u0001defghij"),
            header("X-Request-Id", "a".repeat(64)),
            header("X-Forwarded-For", "1.2.3.4, ::1, x"),
            header("X-Forwarded-Prefix", "/x"),
            header("Forwarded", "for=\"[::1\";host=x"),
            header("X-HTTP-Method-Override", "DELETE"),
            header("Origin", "https://elsewhere.example"),
            header("Origin", "null"),
            header("Authorization", "Bearer x"),
            header("Authorization", "Bearer "),
            header("Authorization", "Basic bWU6bWU="),
            header("Authorization", "Bearer a.b.c"),
            header("Cookie", "a=b; ;;=\u00ff"),
            header("Host", "elsewhere.example"),
            header("Host", ""),
            header("Host", "a b"),
            header("X-Long", "x".repeat(5_000)),
            header("X-Longer", "x".repeat(30_000)),
            header("X Blank", "1"),
            header("X-Odd", "\u0000"));

    /** What makes no JSON, or JSON that is better refused, of the text of a document. */
    static final List<UnaryOperator<String>> SPOILERS = List.of(
            text -> "",
            text -> " ",
            text -> text.substring(0, text.length() / 2),
            text -> text + "x",
            text -> text + text,
            text -> text + "\0",
            text -> "\u00ef\u00bb\u00bf" + text,
            text -> text.replaceFirst("\\{", "{\"x\":1,\"x\":2,"),
            text -> twice(text),
            text -> text.replaceFirst("\"([^\"]*)\":", "\"$1\":\u00ff\u00fe,\"$1\":"),
            text -> text.replaceFirst(":\"", ":\"\u00c0\u0080"),
            text -> text.replaceFirst(":\"", ":\"\u00ed\u00a0\u0080"),
            text -> text.replaceFirst(":\"", ":\"\u00ff"),
            text -> text.replaceFirst(":\"", ":\"\t"),
            text -> text.replaceFirst(":\"", ":\"\0"),
            text -> text.replaceFirst(":\"", ":\"\\\\u00"),
            text -> text.replaceFirst(":\"", ":\"\\\\x"),
            text -> text.replaceFirst("\"", "'"),
            text -> text.replaceFirst(":", ": /* */ "),
            text -> text.replaceFirst(":", ": NaN //"),
            text -> text.replaceFirst("}", ",}"),
            text -> text.replaceFirst(":[^,}]*", ":" + "[".repeat(900) + "]".repeat(900)),
            text -> "[".repeat(100_000),
            text -> "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            text -> "[" + "{},".repeat(20_000) + "{}]",
            text -> "\"" + "x".repeat(1_200_000) + "\"",
            text -> "{\"" + "k".repeat(60_000) + "\":1}",
            text -> "null",
            text -> "[]",
            text -> "\"text\"",
            text -> "0",
            text -> "true",
            text -> "<a/>",
            text -> "PK\u0003\u0004\0\u00ff\u00fe",
            text -> "\u001f\u008b\b\0\0\0\0\0garbage");

    private Odd() {}

    private static Request.Field header(String name, String value) {
        return new Request.Field(name, value);
    }

    /** The first member once more. */
    private static String twice(String text) {
        int comma = text.indexOf(',');
        return comma < 0 || !text.startsWith("{") ? text : text.substring(0, comma + 1) + text.substring(1);
    }

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Any JSON. */
    static JsonNode json(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.arrayNode();
            case 3 -> NODES.objectNode();
            case 4, 5 -> DecimalNode.valueOf(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
            default -> NODES.textNode(text(random));
        };
    }

    /** The document with something else at one place. */
    static JsonNode mutated(JsonNode document, Random random) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> holders = Trees.holders(copy);
        if (holders.isEmpty() || random.nextInt(20) == 0) {
            return json(random);
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ObjectNode object) {
            mutate(object, random);
        } else if (holder instanceof ArrayNode array) {
            mutate(array, random);
        }
        return copy;
    }

    private static void mutate(ObjectNode object, Random random) {
        List<String> names = Trees.names(object);
        String name = names.isEmpty() ? "member" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(text(random), json(random));
            case 2 -> object.set(name, NODES.arrayNode().add(object.path(name).deepCopy()));
            case 3 ->
                object.set(name, NODES.objectNode().set(name, object.path(name).deepCopy()));
            default -> object.set(name, json(random));
        }
    }

    private static void mutate(ArrayNode array, Random random) {
        int place = array.isEmpty() ? 0 : random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(place);
            case 1 -> array.add(array.path(place).deepCopy());
            case 2 -> {
                JsonNode item = array.path(place).deepCopy();
                for (int i = 0; i < 1_200; i++) {
                    array.add(item);
                }
            }
            default -> {
                if (array.isEmpty()) {
                    array.add(json(random));
                } else {
                    array.set(place, json(random));
                }
            }
        }
    }
}
