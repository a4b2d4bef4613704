package org.skillway.catalog.imports;

import java.util.List;
import java.util.stream.Collectors;

/** Content that cannot go in; nothing of it did. Names every fault, not the first. */
public final class ImportRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ImportFault> faults;

    /**
     * One broken rule.
     *
     * @param file name of the file
     * @param pointer where in it, as a JSON Pointer (RFC 6901); empty for the whole file
     * @param rule stable word
     * @param detail what is wrong, in English
     */
    public record ImportFault(String file, String pointer, String rule, String detail) {
        @Override
        public String toString() {
            return file + pointer + ": " + detail + " (" + rule + ")";
        }
    }

    ImportRefusedException(List<ImportFault> faults) {
        super(faults.size() + " faults in the content:\n"
                + faults.stream().map(ImportFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<ImportFault> faults() {
        return faults;
    }
}
