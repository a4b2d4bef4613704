package org.skillway.progress.record;

import java.io.Serializable;

/** An evidence is named by the entry that brought it. */
record StandingEvidenceId(String learnerId, String skillKey, long version) implements Serializable {}
