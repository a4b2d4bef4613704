package org.skillway.catalog.imports.format;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.text.Key;

/**
 * Gives keys to entities that come with a name and a URI. The URI decides: what the catalog has under it keeps its key.
 * Otherwise the key is made of the name, with a mark of its own where somebody else has that key already.
 */
final class Keys {

    private static final int MARK_LENGTH = 9;

    private final Known known;
    private final String scheme;
    private final Set<EntityKey> given = new HashSet<>();

    Keys(Known known, String scheme) {
        this.known = known;
        this.scheme = scheme;
    }

    /**
     * @param uri empty where the entity has none
     * @param identity the same for the same entity in every file
     */
    String give(Kind kind, String name, String uri, String identity) {
        Optional<String> before = uri.isEmpty()
                ? Optional.empty()
                // Two entities can bear one URI: the second keeps the key that its mark gives it.
                : known.keyOf(kind, scheme, uri).filter(key -> !given.contains(new EntityKey(kind, key)));
        String chosen = before.orElseGet(() -> fresh(kind, name, identity));
        given.add(new EntityKey(kind, chosen));
        return chosen;
    }

    private String fresh(Kind kind, String name, String identity) {
        String slug = slug(name, Key.MAX_LENGTH);
        if (!slug.isEmpty() && isFree(kind, slug)) {
            return slug;
        }
        String mark = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, MARK_LENGTH - 1);
        String start = slug(name, Key.MAX_LENGTH - MARK_LENGTH);
        return start.isEmpty() ? mark : start + "-" + mark;
    }

    private boolean isFree(Kind kind, String key) {
        return !given.contains(new EntityKey(kind, key)) && !known.isTaken(kind, key);
    }

    /** Lower-case Latin letters and digits, everything else a hyphen: {@code C++ (programming)} is {@code c-programming}. */
    static String slug(String name, int most) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.length() <= most ? plain : plain.substring(0, most).replaceAll("-$", "");
    }
}
