package org.skillway.catalog.history;

import java.util.Set;

/**
 * What a change makes of one entity, which the document names.
 *
 * @param mergedInto the surviving skill's key, where the status is merged; null otherwise
 * @param confirmed BCP 47 languages in which an editor says that the translations still stand
 */
public record Step(Status status, String mergedInto, Document document, Set<String> confirmed) {

    public static Step publish(Document document) {
        return publish(document, Set.of());
    }

    public static Step publish(Document document, Set<String> confirmed) {
        return new Step(Status.PUBLISHED, null, document, confirmed);
    }

    /** What the document said stays readable. */
    public static Step retire(Document document) {
        return new Step(Status.RETIRED, null, document, Set.of());
    }

    public static Step merge(Document document, String survivor) {
        return new Step(Status.MERGED, survivor, document, Set.of());
    }
}
