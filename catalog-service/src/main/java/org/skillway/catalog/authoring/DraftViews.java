package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.skillway.catalog.authoring.DraftPage.DraftSummary;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.error.ProblemWriter;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.request.Languages;

/** Shows drafts to those who may see them. */
@ApplicationScoped
class DraftViews {

    private final Documents documents;
    private final DraftCheck check;
    private final ProblemWriter problems;
    private final Languages languages;
    private final HttpHeaders headers;

    DraftViews(
            Documents documents, DraftCheck check, ProblemWriter problems, Languages languages, HttpHeaders headers) {
        this.documents = documents;
        this.check = check;
        this.problems = problems;
        this.languages = languages;
        this.headers = headers;
    }

    ObjectNode tree(Draft draft) {
        return (ObjectNode) documents.tree(draft.document());
    }

    DraftView of(Draft draft) {
        ObjectNode document = tree(draft);
        ProblemException missing = check.addTo(new ProblemException(ErrorCode.NOT_PUBLISHABLE), draft.kind(), document);
        return new DraftView(
                draft.kind().wire(),
                draft.key(),
                document,
                draft.basedOn(),
                draft.changedBy(),
                draft.changedAt(),
                draft.entityTag().toString(),
                problems.faults(missing, languages.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    DraftPage page(Drafts drafts, String owner, String cursor, int limit) {
        String[] after = cursor == null ? new String[] {"", ""} : decode(cursor);
        List<Draft> found = drafts.page(owner, after[0], after[1], limit + 1);
        boolean more = found.size() > limit;
        List<Draft> shown = more ? found.subList(0, limit) : found;
        return new DraftPage(
                shown.stream().map(DraftSummary::from).toList(), more ? encode(shown.get(limit - 1)) : null);
    }

    private static String encode(Draft last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.kind().wire() + "/" + last.key()).getBytes(StandardCharsets.US_ASCII));
    }

    private static String[] decode(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", -1);
            if (parts.length == 2 && parts[1].matches("[a-z0-9-]{1,80}")) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
    }
}
