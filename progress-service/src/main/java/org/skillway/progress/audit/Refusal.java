package org.skillway.progress.audit;

/**
 * What is refused alike.
 *
 * @param code of the problem
 * @param operation null where none was reached, and of what is too manifold to be told apart
 * @param subject who was refused; null for strangers
 */
record Refusal(SecurityEvent event, String code, String operation, String subject) {

    /** The same, of whomever and wherever. */
    Refusal atLarge() {
        return new Refusal(event, code, null, null);
    }

    /** Without the subject, which does not belong in a log. */
    @Override
    public String toString() {
        return event + " " + code + " " + operation;
    }
}
