package org.skillway.progress.record;

import java.io.Serializable;

/** A record is named by its learner and its skill. */
record SkillRecordId(String learnerId, String skillKey) implements Serializable {}
