package org.skillway.progress.standing;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.ProgressMoment;

/**
 * What a write led to.
 *
 * @param body what stands now; null for nothing
 * @param tag what the answer's ETag has to name beside the progress; null for nothing
 * @param created whether nothing stood there before
 */
public record Written<T>(T body, ProgressMoment moment, String tag, boolean created) {

    /** 200, or 204 where nothing stands. */
    public RestResponse<T> answer() {
        return answer((String) null);
    }

    /** 200, 201 where it was created at this address, or 204 where nothing stands. */
    public RestResponse<T> answer(UriInfo uri) {
        // Without a host (RFC 9110, 10.2.2), so that it holds behind any proxy.
        return answer(created ? uri.getAbsolutePath().getRawPath() : null);
    }

    private RestResponse<T> answer(String location) {
        return body == null ? LearnerAnswer.gone(moment) : LearnerAnswer.written(body, moment, tag, location);
    }
}
