package org.skillway.gateway.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every answer with something in it says to browsers: nothing may be sniffed, framed or sent on as a referrer, and a page of another origin
 * gets in only by CORS. Quarkus could set them too, but by a route for each, and at one that cannot be read it does not arrive.
 * Strict-Transport-Security is for whoever ends TLS before the gateway: over plain HTTP it may not be sent (RFC 6797, 7.2).
 */
final class SecurityHeaders {

    private static final int NOT_MODIFIED = 304;
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    private static final Map<CharSequence, CharSequence> EVERYWHERE = optimized(Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

    /** What is no page loads nothing. */
    private static final CharSequence DATA = HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    /** Swagger UI has its start in the page itself. */
    private static final CharSequence SWAGGER_UI = HttpHeaders.createOptimized(
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    /** The reference searches in a worker that it makes itself. */
    private static final CharSequence REFERENCE = HttpHeaders.createOptimized(
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src blob:; frame-ancestors 'none'");

    private static Map<CharSequence, CharSequence> optimized(Map<String, String> headers) {
        Map<CharSequence, CharSequence> optimized = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> optimized.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
        return optimized;
    }

    private SecurityHeaders() {}

    /** To be called when the status is known: what a 304 does not repeat stays as it was told before (RFC 9110, 15.4.5). */
    static void give(HttpServerRequest request) {
        if (request.response().getStatusCode() != NOT_MODIFIED) {
            MultiMap headers = request.response().headers();
            EVERYWHERE.forEach(headers::set);
            headers.set(POLICY, policy(request.path()));
        }
    }

    private static CharSequence policy(String path) {
        if (path != null && path.startsWith("/swagger-ui")) {
            return SWAGGER_UI;
        }
        return path != null && path.startsWith("/reference/") ? REFERENCE : DATA;
    }
}
