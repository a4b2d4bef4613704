package org.skillway.gateway.readiness;

import java.time.Instant;
import java.util.Collection;

/** One learner's record on one key, as the ledger has it: the key may have been merged since. */
public record SkillRecord(String key, State state, Collection<Evidence> evidence, Instant happenedAt) {}
