package org.skillway.catalog.audit;

/**
 * What is refused alike.
 *
 * @param code of the problem
 * @param operation null where none was reached, and of what is too manifold to be told apart
 */
record Refusal(SecurityEvent event, String code, String operation) {

    /** The same wherever it was. */
    Refusal atLarge() {
        return new Refusal(event, code, null);
    }
}
