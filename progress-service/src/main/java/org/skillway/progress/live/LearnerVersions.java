package org.skillway.progress.live;

import java.util.List;

/** Where the ledgers stand that were asked for, in the order of the question. */
record LearnerVersions(List<LearnerVersion> items) {}
