package org.skillway.catalog.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.reading.ReadingService.Read;

/** The entities that an answer points at, read at the same revision as the answer itself. */
public final class Refs<D extends Document> {

    private final Map<String, Read<D>> found;
    private final Wording wording;
    private final boolean mayDangle;

    public Refs(Map<String, Read<D>> found, Wording wording) {
        this(found, wording, false);
    }

    /** @param mayDangle whether an entity may be missing, as in a draft; its key then stands in the place of its title */
    public Refs(Map<String, Read<D>> found, Wording wording, boolean mayDangle) {
        this.found = found;
        this.wording = wording;
        this.mayDangle = mayDangle;
    }

    /** @param place JSON pointer of the reference in the answer */
    public EntityRef ref(String place, String key) {
        return new EntityRef(key, title(place, key));
    }

    /** @param place JSON pointer of the list in the answer */
    public List<EntityRef> refs(String place, List<String> keys) {
        return Wording.each(place, keys, this::ref);
    }

    /** The title of an entity that the answer shows at a place. */
    public String title(String place, String key) {
        if (mayDangle && !knows(key)) {
            return key;
        }
        Read<D> read = read(key);
        return wording.at(place + "/title", read.document().title(), read.stale(), "/title");
    }

    public D document(String key) {
        return read(key).document();
    }

    /** Whether an entity is there; always, but in drafts. */
    public boolean knows(String key) {
        return found.containsKey(key);
    }

    private Read<D> read(String key) {
        Read<D> read = found.get(key);
        if (read == null) {
            throw new IllegalStateException("A reference to " + key + " dangles");
        }
        return read;
    }

    /** The newest revision that any of them, or the given state, came from. */
    public long newest(long revision) {
        return found.values().stream().mapToLong(Read::fromRevision).reduce(revision, Math::max);
    }

    /** Every key once, in the order of first use. */
    public static Set<String> keys(Collection<? extends Collection<String>> groups) {
        Set<String> keys = new LinkedHashSet<>();
        groups.forEach(keys::addAll);
        return keys;
    }
}
