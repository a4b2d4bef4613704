package org.skillway.catalog.authoring;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.text.LanguageTagValidator;

/** Builds the answers to edits: the ETag for the next one, and the revision from which the edit can be read. */
public final class EditAnswer {

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    static final String REVISION_HEADER = "Skillway-Catalog-Revision";

    private EditAnswer() {}

    public static RestResponse<Edited> ok(Edited edited) {
        return RestResponse.ResponseBuilder.ok(edited)
                .header(HttpHeaders.ETAG, edited.etag())
                .header(REVISION_HEADER, edited.revision())
                .build();
    }

    /** @param collection {@code skills}; where the new entity is read */
    public static RestResponse<Edited> created(Edited edited, String collection) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, edited)
                .header(HttpHeaders.LOCATION, "/api/v1/" + collection + "/" + edited.key())
                .header(HttpHeaders.ETAG, edited.etag())
                .header(REVISION_HEADER, edited.revision())
                .build();
    }

    public static RestResponse<DraftView> ok(DraftView draft) {
        return draft(RestResponse.ResponseBuilder.ok(draft), draft);
    }

    /** @param location where the new draft is read */
    public static RestResponse<DraftView> created(DraftView draft, String location) {
        return draft(
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, draft)
                        .header(HttpHeaders.LOCATION, location),
                draft);
    }

    private static RestResponse<DraftView> draft(RestResponse.ResponseBuilder<DraftView> answer, DraftView draft) {
        return answer.header(HttpHeaders.ETAG, draft.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** A draft as it will be read; for nobody else's eyes. */
    public static <T> RestResponse<T> preview(T view, String etag, Collection<String> languages) {
        RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.ok(view);
        if (!languages.isEmpty()) {
            answer.header(HttpHeaders.CONTENT_LANGUAGE, String.join(", ", languages));
        }
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** @param confirms languages separated by commas, or null */
    public static Set<String> languages(String confirms) {
        if (confirms == null || confirms.isEmpty()) {
            return Set.of();
        }
        Set<String> tags = new TreeSet<>(Arrays.asList(confirms.split(",", -1)));
        if (!tags.stream().allMatch(LanguageTagValidator::isLanguageTag)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("confirms", "language-tags");
        }
        return tags;
    }
}
