package org.skillway.catalog.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.ReadingService.Entity;

/** Reads documents the way that authors edit them: every text in every language. */
@ApplicationScoped
public class DocumentService {

    private final ReadingService reading;
    private final Documents documents;

    DocumentService(ReadingService reading, Documents documents) {
        this.reading = reading;
        this.documents = documents;
    }

    /** @param revision null for the newest */
    public <D extends Document> RestResponse<D> get(
            Kind kind, Class<D> type, String key, Long revision, String ifNoneMatch) {
        Entity entity = reading.entity(kind, key, revision, null);
        Moment moment = entity.moment();
        State state = entity.state();
        EntityTag tag = EntityTag.of(moment, state);
        RestResponse.ResponseBuilder<D> answer = Answer.matches(tag.toString(), ifNoneMatch)
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(type.cast(documents.read(kind, state.document())));
        return answer.header(HttpHeaders.ETAG, tag.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(EditAnswer.REVISION_HEADER, moment.revision())
                .build();
    }
}
