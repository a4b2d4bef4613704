package org.skillway.system.fuzz;

/**
 * Something that must not be.
 *
 * @param rule what was broken
 * @param operation by which request, with the status that was answered
 * @param detail how
 */
record Fault(String rule, String operation, String detail) {

    /** Whether the other is this one met again. */
    boolean like(Fault other) {
        return rule.equals(other.rule) && operation.equals(other.operation);
    }

    @Override
    public String toString() {
        return rule + ": " + operation + ": " + (detail.length() > 600 ? detail.substring(0, 600) + " …" : detail);
    }
}
