package org.skillway.gateway.changes;

import org.skillway.gateway.graph.Role;

/**
 * A requirement that is planned for.
 *
 * @param role of which it is; null where it was asked for by itself
 */
public record Aim(Role role, Role.Requirement requirement) {}
