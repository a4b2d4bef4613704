package org.skillway.catalog.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.imports.ImportRefusedException;
import org.skillway.catalog.imports.Importer;

/** Changes the catalog at random, through the services; what the rules refuse is left. */
final class StormWriter {

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final int SKILLS = 30;
    private static final int OTHERS = 8;

    private final Importer importer;
    private final PublicationService publication;
    private final HistoryService history;
    private final Documents documents;
    private final String names;
    private final Random random;
    private int retired;
    private int merged;
    private int refused;

    StormWriter(
            Importer importer,
            PublicationService publication,
            HistoryService history,
            Documents documents,
            String names,
            Random random) {
        this.importer = importer;
        this.publication = publication;
        this.history = history;
        this.documents = documents;
        this.names = names;
        this.random = random;
    }

    int retired() {
        return retired;
    }

    int merged() {
        return merged;
    }

    int refused() {
        return refused;
    }

    StormWriter write(int changes) {
        for (int i = 0; i < changes; i++) {
            try {
                switch (random.nextInt(8)) {
                    case 0 -> retire(KINDS.get(random.nextInt(KINDS.size())));
                    case 1 -> merge(skill(random.nextInt(SKILLS)), skill(random.nextInt(SKILLS)));
                    case 2 -> bringAndMerge(i);
                    case 3 -> importSkills(1 + random.nextInt(SKILLS));
                    default -> edit();
                }
            } catch (ImportRefusedException | CatalogRefusedException e) {
                // What dangles or is needed elsewhere by now is no change; others are.
                refused++;
            }
        }
        return this;
    }

    private void importSkills(int count) {
        List<String> skills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            skills.add(Samples.skill(skill(i), i == 0 ? new String[0] : new String[] {skill(random.nextInt(i))}));
        }
        importer.run("storm", Map.of("s", Samples.file("skills", skills.toArray(String[]::new))));
    }

    private void edit() {
        String one = skill(random.nextInt(SKILLS));
        String other = skill(random.nextInt(SKILLS));
        String name = names + "-" + random.nextInt(OTHERS);
        int minutes = 1 + random.nextInt(500);
        Map<String, String> file =
                switch (random.nextInt(3)) {
                    case 0 -> Map.of("r", Samples.file("roles", Samples.role(name, one, other)));
                    case 1 -> Map.of("m", Samples.file("modules", Samples.module(name, minutes, one)));
                    default ->
                        Map.of(
                                "m", Samples.file("modules", Samples.module(name, minutes, other)),
                                "c", Samples.file("courses", Samples.course(name, name)));
                };
        importer.run("storm", file);
    }

    private void retire(Kind kind) {
        String key = kind == Kind.SKILL ? skill(random.nextInt(SKILLS)) : names + "-" + random.nextInt(OTHERS);
        retired += publication
                .change(Cause.of("storm", Action.RETIRE), () -> published(kind, key)
                        .map(Step::retire)
                        .map(List::of)
                        .orElse(List.of()))
                .retired();
    }

    private void merge(String from, String into) {
        if (!from.equals(into)) {
            merged += publication
                    .change(
                            Cause.of("storm", Action.MERGE),
                            () -> published(Kind.SKILL, into).isEmpty()
                                    ? List.of()
                                    : published(Kind.SKILL, from)
                                            .map(skill -> List.of(Step.merge(skill, into)))
                                            .orElse(List.of()))
                    .changed();
        }
    }

    /** Two that nothing needs yet, one merged into the other and that into a third: a chain. */
    private void bringAndMerge(int number) {
        String first = names + "-" + random.nextInt(1_000_000) + "-" + number;
        String second = first + "-b";
        importer.run("storm", Map.of("s", Samples.file("skills", Samples.skill(first), Samples.skill(second))));
        merge(first, second);
        merge(second, skill(random.nextInt(SKILLS)));
    }

    private Optional<Document> published(Kind kind, String key) {
        return history.at(kind, key, history.head().revision())
                .filter(state -> state.status() == Status.PUBLISHED)
                .map(this::document);
    }

    private Document document(State state) {
        return documents.read(state.kind(), state.document());
    }

    private String skill(int number) {
        return names + "-skill-" + number;
    }
}
