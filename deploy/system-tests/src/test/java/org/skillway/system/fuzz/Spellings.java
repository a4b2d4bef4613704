package org.skillway.system.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ways to write a path that some part of some server takes for the plain one, and another does not. */
final class Spellings {

    /** In the place of a slash. */
    private static final List<String> SLASHES = List.of(
            "//",
            "///",
            "/./",
            "/.//",
            "/%2e/",
            "/%2E/",
            "/x/../",
            "/x/%2e%2e/",
            "/x/.%2e/",
            "/x/..;/",
            "/x/..;x=1/",
            "/..;/",
            "/;/",
            "/;x=1/",
            ";/",
            ";x/",
            ";x=1/",
            ";x=/../",
            "%3B/",
            "%3b/",
            "%2F",
            "%2f",
            "/%2F",
            "%2F/",
            "%252F",
            "%252f",
            "%25%32%46",
            "%5C",
            "%5c",
            "\\",
            "/\\",
            "%c0%af",
            "%C0%AF",
            "%e0%80%af",
            "%f0%80%80%af",
            "%EF%BC%8F",
            "%E2%88%95",
            "%E2%81%84",
            "%u002f",
            "%u2215",
            "/%00",
            "%00/",
            "/%09",
            "/%20",
            "%20/",
            "/%0a",
            "/%0d%0a",
            "/%C2%A0",
            "/%E2%80%8B",
            "/%C2%AD",
            "/%EF%BB%BF",
            "/\t",
            "/\u00a0",
            "/*/",
            "/~/",
            "?/",
            "#/",
            "%23/",
            "%3F/");

    /** At the end. */
    private static final List<String> ENDS = List.of(
            "/",
            "//",
            "/.",
            "/./",
            "/..;",
            "/x/..",
            "/%2e",
            "/%2e/",
            "/x/%2e%2e",
            ".",
            "..",
            "...",
            "%2e",
            ";",
            ";x",
            ";x=1",
            ";/",
            ";.css",
            ";.json",
            ";jsessionid=1",
            "%3B",
            "%3b.css",
            "%00",
            "%00.json",
            "%00/",
            "%09",
            "%0a",
            "%0d",
            "%0d%0aX: y",
            "%20",
            "%20/",
            "+",
            "%2B",
            "%2F",
            "%2f",
            "%5C",
            "\\",
            "%23",
            "%3F",
            "%3f.css",
            "#",
            "#x",
            "?",
            "??",
            "?x",
            "?;",
            "?/../x",
            ".json",
            ".html",
            ".css",
            "~",
            "*",
            "%2A",
            "%C2%A0",
            "%E2%80%8B",
            "%EF%BC%8E",
            "%c0%ae",
            "&",
            "=",
            "@",
            ":",
            ":80",
            "|",
            "%7C",
            "'",
            "\"",
            "%22",
            "<",
            "{}",
            "%",
            "%2",
            "%zz");

    /** Before it. */
    private static final List<String> BEGINNINGS = List.of(
            "/",
            "//",
            "/.",
            "/./",
            "/;",
            "/;/",
            "/;x=1",
            "/..",
            "/../..",
            "/..;",
            "/%2e",
            "/%2e%2e",
            "/%2F",
            "/%2f",
            "%2F",
            "/%5C",
            "\\",
            "/\\",
            "/%00",
            "/%20",
            "/%09",
            "/*",
            "/x/..",
            "/api/v1/..",
            "/api/v1/../..",
            "/api/v1/roles/../../..",
            "/api/v1/roles/..;/..;/..",
            "/api/v1/roles/%2e%2e/%2e%2e/%2e%2e",
            "/api/v1/roles/..%2f..%2f..",
            "/api/v1/roles/..%252f..%252f..",
            "/api/v1/roles/%2e%2e%2f%2e%2e%2f%2e%2e",
            "/api/v1/roles%2f..%2f..%2f..",
            "/api/v1;",
            "/openapi/..",
            "/openapi;",
            "/swagger-ui/..",
            "/swagger-ui/%2e%2e",
            "/swagger-ui/..;",
            "/q/..",
            "//localhost",
            "//localhost/..",
            "//evil.example/..",
            "http://localhost",
            "http://localhost/.",
            "http://localhost/",
            "HTTP://LOCALHOST",
            "http://evil.example",
            "https://localhost",
            "http://127.0.0.1:8081",
            "http://user@localhost",
            "http:",
            "http:/",
            "file://",
            "*");

    private Spellings() {}

    /** All that differ, without the plain one. */
    static List<String> of(String path) {
        Set<String> all = new LinkedHashSet<>();
        for (int at = 1; at < path.length(); at++) {
            if (path.charAt(at) == '/') {
                for (String slash : SLASHES) {
                    all.add(path.substring(0, at) + slash + path.substring(at + 1));
                }
            }
        }
        ENDS.forEach(end -> all.add(path + end));
        BEGINNINGS.forEach(beginning -> all.add(beginning + path));
        letters(path, all);
        all.remove(path);
        return new ArrayList<>(all);
    }

    /** In another case, encoded, encoded twice, and with letters that only look like them. */
    private static void letters(String path, Set<String> all) {
        all.add(path.toUpperCase(Locale.ROOT));
        for (String segment : path.substring(1).split("/", -1)) {
            String first = segment.substring(0, 1);
            int code = segment.charAt(0);
            String encoded = "%%%02x".formatted(code);
            String rest = segment.substring(1);
            for (String other : List.of(
                    first.toUpperCase(Locale.ROOT) + rest,
                    segment.toUpperCase(Locale.ROOT),
                    encoded + rest,
                    "%25" + encoded.substring(1) + rest,
                    "%u00" + encoded.substring(1) + rest,
                    "%c1%" + Integer.toHexString(0x80 | (code & 0x3f)) + rest,
                    "%ef%bd%" + Integer.toHexString(0x80 | ((code - 0x20) & 0x3f)) + rest,
                    first + "%00" + rest,
                    first + "%C2%AD" + rest,
                    first + "%E2%80%8B" + rest,
                    first + "%20" + rest,
                    first + "\t" + rest,
                    first + "%0a" + rest)) {
                all.add(path.replace("/" + segment, "/" + other));
            }
        }
    }
}
