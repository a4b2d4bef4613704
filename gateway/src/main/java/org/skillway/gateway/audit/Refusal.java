package org.skillway.gateway.audit;

/**
 * What is refused alike.
 *
 * @param code of the problem
 * @param operation the id of the operation in the OpenAPI document, never a path; null where none was reached, and of what is
 *     too manifold to be told apart
 */
record Refusal(SecurityEvent event, String code, String operation) {

    /** The same wherever it was. */
    Refusal atLarge() {
        return new Refusal(event, code, null);
    }
}
