package org.skillway.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the gateway is told from outside; the values and their reasons stand in {@code application.properties}. Each group
 * is a mapping of its own, so that an unknown name in one is refused while others may put things beside them.
 */
@Singleton
public class SkillwayConfig {

    private final Catalog catalog;
    private final Progress progress;
    private final Token token;
    private final Follow follow;
    private final Graphs graphs;
    private final Waits waits;
    private final Languages languages;
    private final Optional<Path> graphFile;

    /**
     * @param graphFile where the last graph is kept; without it, a gateway that starts while the catalog is down has nothing
     *     to serve
     */
    SkillwayConfig(
            Catalog catalog,
            Progress progress,
            Token token,
            Follow follow,
            Graphs graphs,
            Waits waits,
            Languages languages,
            @ConfigProperty(name = "skillway.graph-file") Optional<Path> graphFile) {
        this.catalog = catalog;
        this.progress = progress;
        this.token = token;
        this.follow = follow;
        this.graphs = graphs;
        this.waits = waits;
        this.languages = languages;
        this.graphFile = graphFile;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Progress progress() {
        return progress;
    }

    public Token token() {
        return token;
    }

    public Follow follow() {
        return follow;
    }

    public Graphs graphs() {
        return graphs;
    }

    public Waits waits() {
        return waits;
    }

    public Languages languages() {
        return languages;
    }

    /** Where the last graph is kept; without it, a gateway that starts while the catalog is down has nothing to serve. */
    public Optional<Path> graphFile() {
        return graphFile;
    }

    /** catalog-service. */
    @ConfigMapping(prefix = "skillway.catalog")
    public interface Catalog {
        /** Scheme, host and port; no path. */
        URI url();
    }

    /** progress-service. */
    @ConfigMapping(prefix = "skillway.progress")
    public interface Progress {
        /** Scheme, host and port; no path. */
        URI url();
    }

    /** Client credentials (RFC 6749, 4.4) for the change feed. */
    @ConfigMapping(prefix = "skillway.token")
    public interface Token {
        /** The provider's token endpoint. */
        URI url();

        /** The client as which tokens are asked for. */
        String clientId();

        /** The secret that the provider knows for this client. */
        Secret<String> clientSecret();
    }

    /** How the change feed is followed. */
    @ConfigMapping(prefix = "skillway.follow")
    public interface Follow {
        /** How long the catalog may hold an answer back until it has something new. */
        @WithDefault("20S")
        Duration hold();

        /** How long beyond that nothing may come before the connection counts as dead. */
        @WithDefault("5S")
        Duration stall();

        /** The longest pause between two tries. */
        @WithDefault("5S")
        Duration longestPause();
    }

    /** Which graphs of earlier revisions are at hand. */
    @ConfigMapping(prefix = "skillway.graphs")
    public interface Graphs {
        /** How many are kept beside the newest. */
        @WithDefault("4")
        int most();

        /** For how long; a text that was redacted since is told no longer than this. */
        @WithDefault("10M")
        Duration keep();

        /** How long the answer waits while another one is fetched from the catalog. */
        @WithDefault("10S")
        Duration fetch();
    }

    /** How long the gateway waits for a service, or for a client's body, before it answers by itself. */
    @ConfigMapping(prefix = "skillway.waits")
    public interface Waits {
        /** For a connection. */
        @WithDefault("1S")
        Duration connect();

        /** For the learner's standing, as a whole. */
        @WithDefault("2S")
        Duration standing();

        /** For a graph or a standing as new as the client, or a write that went through here, has seen it. */
        @WithDefault("2S")
        Duration newer();

        /**
         * For anything to move on a connection that is in use: each next part of a body, the first byte of an answer, and every
         * further one.
         */
        @WithDefault("10S")
        Duration idle();
    }

    /** The languages in which answers are given. */
    @ConfigMapping(prefix = "skillway.languages")
    public interface Languages {
        /** BCP 47 tags, the default first. */
        @WithDefault("en,ka")
        List<String> offered();
    }
}
