package org.skillway.progress.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;

/** A completed module on the wire. */
@Schema(name = "ModuleCompletion", description = "A module that a learner has completed.")
public record ModuleCompletionView(
        @Schema(required = true, description = "The key of the module.", examples = "git-in-a-day")
        String module,

        @Schema(required = true, description = "Who has said so, and of which version, by when it happened.")
        List<CompletionView> completions,

        @Schema(required = true, description = "The skills whose completion rests on this module, by key.")
        List<String> skills,

        @Schema(
                required = true,
                description = "The progress version that brought the newest of what stands here.",
                examples = "7")
        long version) {

    /** Of rows on one module and on what rests on it, by when they happened; null where it is not completed. */
    static ModuleCompletionView of(String module, List<StandingRow> rows) {
        List<CompletionView> completions = rows.stream()
                .filter(row -> row.kind() == EntryKind.MODULE_COMPLETED)
                .map(CompletionView::from)
                .toList();
        List<String> skills = rows.stream()
                .filter(row -> row.kind() == EntryKind.COMPLETED)
                .map(StandingRow::key)
                .distinct()
                .sorted()
                .toList();
        long version = rows.stream().mapToLong(StandingRow::version).max().orElse(0);
        return completions.isEmpty() ? null : new ModuleCompletionView(module, completions, skills, version);
    }

    /** All modules that rows of whatever kinds say are completed, by key. */
    static List<ModuleCompletionView> from(List<StandingRow> rows) {
        Map<String, List<StandingRow>> byModule = new TreeMap<>();
        for (StandingRow row : rows) {
            String module = row.kind() == EntryKind.MODULE_COMPLETED ? row.key() : row.module();
            if (module != null) {
                byModule.computeIfAbsent(module, key -> new ArrayList<>()).add(row);
            }
        }
        return byModule.entrySet().stream()
                .map(module -> of(module.getKey(), module.getValue()))
                .filter(view -> view != null)
                .toList();
    }
}
