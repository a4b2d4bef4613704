package org.skillway.catalog.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * Takes an {@code Accept-Language} away that is not of its form (RFC 9110, 12.5.4) or over 200 characters, so that it
 * counts as none everywhere: the parser of the JDK, which libraries use too, fails on some in a way of its own.
 */
public final class ReadableLanguages {

    private static final int LONGEST = 200;

    private static final String RANGE = "(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+|\\*)";
    private static final String WEIGHT = "(?:[ \\t]*;[ \\t]*[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?";
    private static final Pattern FORM = Pattern.compile("(?:[ \\t]*(?:" + RANGE + WEIGHT + "[ \\t]*)?(?:,|$))++");

    private ReadableLanguages() {}

    public static void keep(HttpServerRequest request) {
        String languages = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null && !isReadable(languages)) {
            request.headers().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    static boolean isReadable(String languages) {
        return languages.length() <= LONGEST && FORM.matcher(languages).matches();
    }
}
