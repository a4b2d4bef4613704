package org.skillway.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;

/**
 * Where the next page of a search begins: after the place of the last entity shown. An entity's place depends on nothing
 * but itself and the terms, so a search goes on consistently while the catalog changes: whatever stays as it was is shown
 * once. Where the terms come to be others, since a slip is taken for another word by now, there is no going on.
 *
 * @param search fingerprint of the search
 * @param terms fingerprint of the terms that it was read as
 */
record SearchCursor(String search, String terms, int score, String kind, String key) {

    private static final Pattern FORM = Pattern.compile("(?<search>[0-9a-f]{1,8})\\.(?<terms>[0-9a-f]{1,8})"
            + "\\.(?<score>[0-9]{1,9})\\.(?<kind>[a-z]{1,10})\\.(?<key>[a-z0-9-]{1,80})");

    static SearchCursor after(SearchRepository.Hit last, SearchQuery query, SearchTerms terms) {
        return new SearchCursor(query.fingerprint(), terms.fingerprint(), last.score(), last.kind(), last.key());
    }

    /** @throws ProblemException for what is no cursor, or one of another search, or of other terms */
    static SearchCursor decode(String cursor, SearchQuery query, SearchTerms terms) {
        Matcher parts = FORM.matcher(text(cursor));
        if (!parts.matches() || !parts.group("search").equals(query.fingerprint())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
        }
        if (!parts.group("terms").equals(terms.fingerprint())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "search-moved-on");
        }
        return new SearchCursor(
                parts.group("search"),
                parts.group("terms"),
                Integer.parseInt(parts.group("score")),
                parts.group("kind"),
                parts.group("key"));
    }

    String encode() {
        String text = String.join(".", search, terms, Integer.toString(score), kind, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
        }
    }
}
