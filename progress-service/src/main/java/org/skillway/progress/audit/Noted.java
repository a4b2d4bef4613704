package org.skillway.progress.audit;

/**
 * A security event that has come into the audit log. Told within the transaction that brings it, and heard after its commit.
 *
 * @param code of the problem, where something was refused
 * @param times how often it happened
 */
public record Noted(SecurityEvent event, String code, Origin origin, long times) {

    public static Noted once(SecurityEvent event, Origin origin) {
        return new Noted(event, null, origin, 1);
    }
}
