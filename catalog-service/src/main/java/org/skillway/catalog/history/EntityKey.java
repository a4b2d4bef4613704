package org.skillway.catalog.history;

/** Names an entity of the catalog: keys are unique within a kind. */
public record EntityKey(Kind kind, String key) {

    public static EntityKey of(Document document) {
        return new EntityKey(document.entityKind(), document.key());
    }

    static EntityKey of(String kind, String key) {
        return new EntityKey(Kind.ofWire(kind), key);
    }

    /** {@code skill/git}. */
    @Override
    public String toString() {
        return kind.wire() + "/" + key;
    }
}
