package org.skillway.catalog.imports;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Publication;

/** Fills an empty catalog at the first start. A catalog that has any revision is left alone. */
@ApplicationScoped
class FirstContent {

    private static final Logger LOG = Logger.getLogger(FirstContent.class);
    private static final String ACTOR = "skillway";

    private final Config config;
    private final HistoryService history;
    private final Importer importer;

    /** What an empty catalog is filled with. */
    @ConfigMapping(prefix = "skillway.first-content")
    interface Config {
        /** Whether an empty catalog is filled at all. */
        @WithDefault("true")
        boolean enabled();

        /** Class path resources in Skillway's own content format. */
        @WithDefault("content/python-developer/skills.json,content/python-developer/roles.json,"
                + "content/python-developer/modules-foundations.json,content/python-developer/modules-web.json,"
                + "content/python-developer/modules-data.json,content/python-developer/courses.json")
        List<String> files();
    }

    FirstContent(Config config, HistoryService history, Importer importer) {
        this.config = config;
        this.history = history;
        this.importer = importer;
    }

    void load(@Observes StartupEvent start) {
        if (!config.enabled() || history.head().revision() > 0) {
            return;
        }
        Map<String, String> files = new LinkedHashMap<>();
        config.files().forEach(name -> files.put(name, read(name)));
        Publication publication = importer.run(ACTOR, files);
        LOG.infof("First content: %d entities at revision %d", publication.created(), publication.revision());
    }

    private static String read(String name) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "skillway.first-content.files names " + name + ", which is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
