package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Areas in which large changes are made ready without holding up others. Each belongs to who opened it; nothing in it is
 * part of the catalog until {@link PublicationService#publish} moves it in.
 */
@ApplicationScoped
public class StagingService {

    private final StagingRepository staging;
    private final StagedTextRepository texts;
    private final GraphRules rules;

    StagingService(StagingRepository staging, StagedTextRepository texts, GraphRules rules) {
        this.staging = staging;
        this.texts = texts;
        this.rules = rules;
    }

    /** The name of a new, empty area. */
    public UUID open() {
        return UUID.randomUUID();
    }

    /** Stages documents for publication; each entity at most once. */
    @Transactional
    public void add(UUID stage, Collection<? extends Document> documents) {
        staging.add(stage, documents.stream().map(Step::publish).toList());
    }

    /**
     * Works out what searches will find them by, which takes its time, while nobody waits for it.
     *
     * @param words those that the area has already
     */
    @Transactional
    public void addTexts(UUID stage, Collection<? extends Document> documents, StagedWords words) {
        texts.add(stage, documents, words);
    }

    /** To be called before much that was staged is looked at. */
    @Transactional
    public void settle() {
        staging.analyze();
    }

    /** Stages what is published under these keys for retirement; what is not published is left alone. */
    @Transactional
    public int retire(UUID stage, Kind kind, Collection<String> keys) {
        return staging.retire(stage, kind, keys);
    }

    /** Every rule that the catalog would break by now. */
    @Transactional
    public List<CatalogRefusedException.Fault> check(UUID stage) {
        return rules.faults(stage);
    }

    @Transactional
    public void discard(UUID stage) {
        texts.discard(stage);
        staging.discard(stage);
    }
}
