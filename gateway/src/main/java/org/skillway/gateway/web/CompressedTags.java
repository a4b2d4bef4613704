package org.skillway.gateway.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of compressed answers. A strong tag names bytes (RFC 9110, 8.8.1), so that a compressed answer has another
 * than the same answer as it is (8.8.3.3): that one with a suffix, which is taken off when a client sends it back. To make
 * it weak instead would take a client the tag that it needs for {@code If-Match}.
 */
final class CompressedTags {

    private static final String SUFFIX = "--gzip\"";
    private static final Pattern SUFFIXED = Pattern.compile(SUFFIX + "(?=[ \\t]*(?:,|$))");

    private CompressedTags() {}

    /** @param tag of the answer as it is */
    static String compressed(String tag) {
        return isStrong(tag) ? tag.substring(0, tag.length() - 1) + SUFFIX : tag;
    }

    /** @param tags the value of {@code If-Match} or {@code If-None-Match} */
    static String plain(String tags) {
        return SUFFIXED.matcher(tags).replaceAll(Matcher.quoteReplacement("\""));
    }

    /** Whether a list of tags has the one that this answer has when it is compressed. */
    static boolean names(String tags, String tag) {
        return tags != null && isStrong(tag) && tags.contains(compressed(tag));
    }

    private static boolean isStrong(String tag) {
        return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
    }
}
