package org.skillway.catalog.search;

import java.util.Set;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.reading.PageRequest;

/**
 * Which part of what a search finds is wanted, and in which form.
 *
 * @param cursor as the page before gave it; null for the first
 * @param languages RFC 9110 {@code Accept-Language}, or null
 */
public record SearchRequest(int limit, String cursor, boolean count, Set<Facet> facets, String languages) {

    /** For the search in a list, which has no facets and is always one of the catalog as it is. */
    public static SearchRequest inList(Integer limit, String cursor, Boolean count, Long revision, String languages) {
        if (revision != null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "not-in-search");
        }
        return of(limit, cursor, count, Set.of(), languages);
    }

    public static SearchRequest of(Integer limit, String cursor, Boolean count, Set<Facet> facets, String languages) {
        PageRequest page = PageRequest.of(limit, null, count);
        return new SearchRequest(page.limit(), cursor, page.count(), facets, languages);
    }
}
