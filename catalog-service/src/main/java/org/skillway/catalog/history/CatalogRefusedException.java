package org.skillway.catalog.history;

import java.util.List;
import java.util.stream.Collectors;

/** A change that would break the catalog's rules; nothing of it was kept. Names every fault, not the first. */
public final class CatalogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One broken rule.
     *
     * @param rule stable word: {@code dangling-reference}, {@code cycle}
     * @param detail what is wrong, in English
     */
    public record Fault(Kind kind, String key, String rule, String detail) {}

    CatalogRefusedException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.kind().wire() + " " + fault.key() + ": " + fault.detail())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
