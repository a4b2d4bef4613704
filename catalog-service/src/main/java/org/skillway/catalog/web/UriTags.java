package org.skillway.catalog.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps learner ids out of the metrics. A request that was refused before it was routed (a method that is not offered, a
 * broken path, a large body) is counted by Quarkus under its very path; here under one name for all of them.
 */
@Singleton
class UriTags implements MeterFilter {

    private static final String URI = "uri";
    private static final Tag UNROUTED = Tag.of(URI, "UNROUTED");

    @Override
    public Meter.Id map(Meter.Id id) {
        String uri = id.getTag(URI);
        if (uri == null || isHarmless(uri)) {
            return id;
        }
        List<Tag> tags = new ArrayList<>(id.getTags());
        tags.removeIf(tag -> tag.getKey().equals(URI));
        tags.add(UNROUTED);
        return id.replaceTags(tags);
    }

    /** A template, a word such as NOT_FOUND, or a path that has no learner in it. */
    private static boolean isHarmless(String uri) {
        return uri.contains("{") || !uri.contains("/") || uri.equals("/openapi") || uri.startsWith("/q/");
    }
}
