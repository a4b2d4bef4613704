package org.skillway.catalog.history;

/** Names an entity of the catalog: keys are unique within a kind. */
record EntityKey(Kind kind, String key) {

    static EntityKey of(Document document) {
        return new EntityKey(document.entityKind(), document.key());
    }
}
