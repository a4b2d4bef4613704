package org.skillway.gateway.learner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.skillway.gateway.graph.CatalogGraph;

/** The {@link Phrases} of the graphs that are in use, in each language that answers are given in. */
@ApplicationScoped
class PhraseBook {

    /** Of how many revisions: of the newest, and of some that somebody goes back to. */
    private static final int GRAPHS = 4;

    private final ObjectMapper json;
    private final LoadingCache<CatalogGraph, Map<Locale, Phrases>> known = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(GRAPHS)
            .executor(Runnable::run)
            .build(graph -> new ConcurrentHashMap<>());

    PhraseBook(ObjectMapper json) {
        this.json = json;
    }

    Phrases of(CatalogGraph graph, Locale language) {
        return known.get(graph).computeIfAbsent(language, wanted -> new Phrases(json, graph, wanted));
    }
}
