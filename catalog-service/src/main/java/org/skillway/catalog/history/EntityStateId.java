package org.skillway.catalog.history;

import java.io.Serializable;

/** A state is named by its entity and the revision that brought it. */
record EntityStateId(String kind, String key, long fromRevision) implements Serializable {}
