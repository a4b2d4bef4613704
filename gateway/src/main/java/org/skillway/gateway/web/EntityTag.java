package org.skillway.gateway.web;

import java.util.Arrays;

/** Whether a client has an answer already. */
public final class EntityTag {

    private EntityTag() {}

    /**
     * RFC 9110, 13.1.2: weak comparison with any of a list.
     *
     * @param ifNoneMatch the field as it came, or null
     */
    public static boolean matches(String etag, String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals(etag)
                        || ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(",", -1))
                                .map(String::strip)
                                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                                .anyMatch(etag::equals));
    }
}
