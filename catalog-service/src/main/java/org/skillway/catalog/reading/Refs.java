package org.skillway.catalog.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.text.Words;

/** The entities that an answer points at, read at the same revision as the answer itself. */
public final class Refs<D extends Document> {

    private final Map<String, Read<D>> found;
    private final Moment moment;

    public Refs(Map<String, Read<D>> found, Moment moment) {
        this.found = found;
        this.moment = moment;
    }

    public EntityRef ref(String key) {
        return new EntityRef(key, Words.in(moment.language(), document(key).title()));
    }

    public List<EntityRef> refs(Collection<String> keys) {
        return keys.stream().map(this::ref).toList();
    }

    public D document(String key) {
        Read<D> read = found.get(key);
        if (read == null) {
            throw new IllegalStateException("A reference to " + key + " dangles at revision " + moment.revision());
        }
        return read.document();
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
