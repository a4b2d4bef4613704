package org.skillway.gateway.routing;

import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request path that can be read in one way only (RFC 3986, 3.3): no empty segment other than one at the end of a
 * page, no dot segment, no path parameter, nothing that is not a character of a path, and no encoded delimiter. A learner's id is the
 * exception to the last: it is whatever the identity provider made it.
 *
 * @param segments as they were sent, still encoded
 */
public record RequestPath(List<String> segments) {

    private static final List<String> BEFORE_LEARNER_ID = List.of("api", "v1", "learners");
    private static final String KEY = RequestPath.class.getName();
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String OTHERS_IN_A_SEGMENT = "!$&'()*+,=:@";
    private static final String DELIMITERS = "/\\;?#%";

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** That of a request, which is read once. */
    public static Optional<RequestPath> of(RoutingContext request) {
        RequestPath known = request.get(KEY);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RequestPath> parsed = parse(request.request().path());
        parsed.ifPresent(path -> request.put(KEY, path));
        return parsed;
    }

    /** @param path as it was sent; empty when it can be read in more than one way, or in none */
    public static Optional<RequestPath> parse(String path) {
        if (path == null || !path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
        for (int place = 0; place < segments.size(); place++) {
            boolean last = place == segments.size() - 1;
            boolean learnerId = place == 3 && segments.subList(0, 3).equals(BEFORE_LEARNER_ID);
            if (!(last && isPage(segments) && segments.get(place).isEmpty())
                    && !clear(segments.get(place), learnerId)) {
                return Optional.empty();
            }
        }
        return Optional.of(new RequestPath(segments));
    }

    /** Swagger UI, whose pages stand in a folder. */
    private static boolean isPage(List<String> segments) {
        return !segments.get(0).equals(BEFORE_LEARNER_ID.get(0));
    }

    private static boolean clear(String segment, boolean learnerId) {
        String decoded = decode(segment);
        return decoded != null
                && !decoded.isEmpty()
                && !decoded.equals(".")
                && !decoded.equals("..")
                // What was not encoded has neither of them, since it is plain.
                && (decoded.equals(segment) || isHarmless(decoded, learnerId));
    }

    private static boolean isHarmless(String decoded, boolean learnerId) {
        return decoded.codePoints().noneMatch(Character::isISOControl)
                && (learnerId || decoded.chars().noneMatch(c -> DELIMITERS.indexOf(c) >= 0));
    }

    /** The segment in plain characters, or null if it is not one. */
    private static String decode(String segment) {
        return segment.indexOf('%') < 0 ? (isPlain(segment) ? segment : null) : decodeEncoded(segment);
    }

    private static boolean isPlain(String segment) {
        for (int at = 0; at < segment.length(); at++) {
            if (!plain(segment.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static String decodeEncoded(String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            if (c == '%') {
                int high = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 1), 16) : -1;
                int low = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.put((byte) (high * 16 + low));
                at += 2;
            } else if (plain(c)) {
                bytes.put((byte) c);
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED_MARKS.indexOf(c) >= 0
                || OTHERS_IN_A_SEGMENT.indexOf(c) >= 0;
    }
}
