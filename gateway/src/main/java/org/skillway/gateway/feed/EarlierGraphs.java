package org.skillway.gateway.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.CatalogGraph;

/**
 * The graphs of earlier revisions: a few that were in use or asked for lately, and any other from the catalog. One at a
 * time is fetched, however many ask, so that nobody can make the catalog tell all its past at once. What is kept is let go
 * before the heap runs out: a catalog is as large as it is, and any of its past can be had again.
 */
@ApplicationScoped
public class EarlierGraphs {

    private static final Logger LOG = Logger.getLogger(EarlierGraphs.class);
    private static final int LONGEST_QUEUE = 8;

    private final CurrentGraph current;
    private final FeedClient feed;
    private final SkillwayConfig.Graphs config;
    private final Clock clock;
    private final Map<Long, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, CompletableFuture<CatalogGraph>> underway = new ConcurrentHashMap<>();
    private final ExecutorService thread;

    private record Kept(SoftReference<CatalogGraph> graph, String epoch, Instant until) {}

    @Inject
    EarlierGraphs(CurrentGraph current, FeedClient feed, SkillwayConfig config, Clock clock) {
        this(
                current,
                feed,
                config.graphs(),
                clock,
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(LONGEST_QUEUE), task -> {
                    Thread fetcher = new Thread(task, "earlier-graphs");
                    fetcher.setDaemon(true);
                    return fetcher;
                }));
    }

    /** @param thread fetches one graph after the other */
    EarlierGraphs(
            CurrentGraph current, FeedClient feed, SkillwayConfig.Graphs config, Clock clock, ExecutorService thread) {
        this.thread = thread;
        this.current = current;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /**
     * @return fails with {@code invalid-parameter} where there is no such revision, with {@code catalog-unavailable} where
     *     its graph is not kept and the catalog does not give it in time
     */
    public Uni<CatalogGraph> at(long revision) {
        if (revision < 0) {
            return Uni.createFrom().failure(noSuchRevision());
        }
        Optional<CatalogGraph> known = known(revision);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        return Uni.createFrom()
                .completionStage(() -> fetch(revision).copy())
                .ifNoItem()
                .after(config.fetch())
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable(revision, failure));
    }

    /** The graph was in use, and is likely to be asked for still: by whoever goes on in a list, say. */
    void keep(CatalogGraph graph) {
        synchronized (kept) {
            forgetOld();
            kept.put(
                    graph.revision(),
                    new Kept(
                            new SoftReference<>(graph),
                            graph.epoch(),
                            clock.instant().plus(config.keep())));
            Iterator<Long> oldest = kept.keySet().iterator();
            while (kept.size() > config.most()) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    private Optional<CatalogGraph> known(long revision) {
        Optional<CatalogGraph> now = current.graph();
        if (now.isEmpty() || now.get().revision() == revision) {
            return now;
        }
        synchronized (kept) {
            forgetOld();
            return Optional.ofNullable(kept.get(revision))
                    .map(one -> one.graph().get());
        }
    }

    // A text that was redacted since must not be told for ever; after a restore another past counts.
    private void forgetOld() {
        Instant now = clock.instant();
        String epoch = current.graph().map(CatalogGraph::epoch).orElse("");
        kept.values()
                .removeIf(one -> one.until().isBefore(now)
                        || !one.epoch().equals(epoch)
                        || one.graph().get() == null);
    }

    // Not by computeIfAbsent: a graph that comes at once would be removed while it is still being put in.
    private CompletableFuture<CatalogGraph> fetch(long revision) {
        CompletableFuture<CatalogGraph> fresh = new CompletableFuture<>();
        CompletableFuture<CatalogGraph> before = underway.putIfAbsent(revision, fresh);
        if (before != null) {
            return before;
        }
        CompletableFuture<?> unused = fresh.whenComplete((loaded, failure) -> underway.remove(revision, fresh));
        try {
            return fresh.completeAsync(() -> load(revision), thread);
        } catch (RejectedExecutionException e) {
            fresh.completeExceptionally(e);
            return fresh;
        }
    }

    private CatalogGraph load(long revision) {
        CatalogGraph now = current.graph().orElseThrow();
        try {
            Holding holding = feed.at(revision).committed().orElseThrow();
            if (!holding.epoch().equals(now.epoch()) || holding.revision() != revision) {
                throw new FeedException(
                        "The catalog answers with revision " + holding.revision() + " of another epoch");
            }
            CatalogGraph graph = CatalogGraph.of(holding.content());
            keep(graph);
            return graph;
        } catch (FeedException.Refused e) {
            throw revision > now.revision() ? noSuchRevision() : unavailable(revision, e);
        } catch (FeedException e) {
            throw unavailable(revision, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(revision, e);
        }
    }

    private ProblemException noSuchRevision() {
        long newest = current.graph().map(CatalogGraph::revision).orElse(0L);
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("revision", "revision", newest);
    }

    private static ProblemException unavailable(long revision, Throwable why) {
        LOG.debugf("The graph of revision %d cannot be had: %s", revision, why);
        return new ProblemException(ErrorCode.CATALOG_UNAVAILABLE, Map.of("Retry-After", "2"));
    }
}
