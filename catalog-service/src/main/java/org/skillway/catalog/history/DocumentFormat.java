package org.skillway.catalog.history;

/** Each kind of entity says here how its documents are written; {@link Documents} knows them all. */
public interface DocumentFormat {

    Kind kind();

    Class<? extends Document> type();
}
