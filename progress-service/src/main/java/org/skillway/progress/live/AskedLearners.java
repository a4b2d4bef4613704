package org.skillway.progress.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.skillway.progress.web.LearnerId;

/** Whose versions are asked for. */
record AskedLearners(@NotNull @Size(min = 1, max = 1_000) List<@NotNull @LearnerId String> learners) {}
