package org.skillway.progress.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/** What a client says about a plan that is to be kept. */
@Schema(
        description =
                "A plan that is to be kept: what was asked, and what of the answer later answers are held against.")
public record SavePlan(
        @NotNull @Valid @Schema(required = true) PlanQuestion question,

        @NotNull
        @Min(0)
        @Schema(required = true, description = "The catalog revision that it was computed from.", examples = "128")
        Long catalogRevision,

        @NotNull
        @Min(0)
        @Schema(required = true, description = "The progress version that it was computed from.", examples = "7")
        Long progressVersion,

        @NotNull @Schema(required = true) PlanStatus status,

        @NotNull
        @Size(max = SavePlan.MOST_MODULES)
        @Schema(required = true, description = "Its modules, in order, each once.")
        List<@NotNull @Valid PlannedModule> modules,

        @Schema(
                description =
                        "Names the entry within the learner's ledger, where the client chooses to: the same id with the same"
                                + " content is a repetition, with other content a `409`.",
                implementation = String.class,
                format = "uuid")
        UUID entryId) {

    static final int MOST_MODULES = 500;

    PlanContent content() {
        return new PlanContent(question, catalogRevision, progressVersion, status, modules);
    }

    /** @throws ProblemException when its members contradict each other */
    SavePlan checked() {
        question.check();
        Set<String> once = new HashSet<>();
        for (int place = 0; place < modules.size(); place++) {
            if (!once.add(modules.get(place).key())) {
                throw new ProblemException(ErrorCode.INVALID_VALUE).at("/modules/" + place + "/key", "duplicate");
            }
        }
        return this;
    }
}
