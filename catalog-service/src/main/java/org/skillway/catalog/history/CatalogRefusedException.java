package org.skillway.catalog.history;

import java.util.List;
import java.util.stream.Collectors;

/** A change that would break the catalog's rules; nothing of it was kept. Names every fault, not the first. */
public final class CatalogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** The rules that hold for the catalog as a whole. */
    public enum Rule {
        /** It points at what is not published. */
        DANGLING_REFERENCE,
        /** It would need itself. */
        CYCLE,
        /** Something published needs it. */
        NEEDED_BY,
        /** It assumes a skill that nothing but itself teaches. */
        ASSUMES_WHAT_ONLY_IT_TEACHES,
        /** The skill lives on under another key. */
        MERGED,
        /** The key belongs to somebody's draft. */
        KEY_TAKEN,
        /** It belongs to others than the one who wants to change it. */
        FORBIDDEN;

        /** The word in problems and import reports. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One broken rule.
     *
     * @param entity the entity that may not be as the change wants it
     * @param pointer where in its document, as a JSON Pointer (RFC 6901); empty for the whole of it
     * @param others the entities in the way: the missing one, the cycle in order, the one that needs it
     * @param relation why the entities belong together; null where that is no question
     */
    public record Fault(
            EntityKey entity, String pointer, Rule rule, List<EntityKey> others, Reference.Relation relation) {

        /** In English, for logs and files. */
        public String detail() {
            String names = others.stream().map(EntityKey::toString).collect(Collectors.joining(" → "));
            return switch (rule) {
                case DANGLING_REFERENCE -> relation.wire() + ": there is no published " + names;
                case CYCLE -> relation.wire() + ": " + names + " → " + others.get(0);
                case NEEDED_BY -> names + " needs it (" + relation.wire() + ")";
                case ASSUMES_WHAT_ONLY_IT_TEACHES -> "nothing else teaches " + names;
                case MERGED -> "was merged into " + names;
                case KEY_TAKEN -> "the key belongs to a draft";
                case FORBIDDEN -> "is not yours to bring";
            };
        }
    }

    public CatalogRefusedException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.entity() + ": " + fault.detail())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
