package org.skillway.catalog.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.health.HealthRepository.Published;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService;

/** Looks the catalog over, once for each revision and day. */
@ApplicationScoped
class HealthService {

    private final Config config;
    private final Statements sql;
    private final HealthRepository catalog;
    private final ReadingService reading;
    private final Clock clock;
    private final AtomicReference<Report> last = new AtomicReference<>();

    /** When something is taken for ill. */
    @ConfigMapping(prefix = "skillway.health")
    interface Config {
        /** How old an observed salary may be (ISO 8601). */
        @WithDefault("P24M")
        Period salaryAge();
    }

    HealthService(Config config, Statements sql, HealthRepository catalog, ReadingService reading, Clock clock) {
        this.config = config;
        this.sql = sql;
        this.catalog = catalog;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param findings by rule, then kind and key
     * @param titles of everything that is published
     */
    record Report(Moment moment, LocalDate day, List<Finding> findings, Map<EntityKey, Map<String, String>> titles) {

        private boolean holds(Moment now, LocalDate today) {
            return moment.epoch().equals(now.epoch()) && moment.revision() == now.revision() && day.equals(today);
        }

        private Report readAt(Moment now) {
            return new Report(now, day, findings, titles);
        }
    }

    @Transactional
    public Report report(String languages) {
        // The revision that the answer names is the one that was looked over.
        sql.update("set transaction isolation level repeatable read");
        Moment now = reading.moment(null, languages);
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Report known = last.get();
        if (known != null && known.holds(now, today)) {
            return known.readAt(now);
        }
        Published published = catalog.read();
        List<Finding> findings =
                new ArrayList<>(Examination.of(published.structure(), today.minus(config.salaryAge())));
        published
                .stale()
                .forEach((entity, count) ->
                        findings.add(Finding.of(Rule.STALE_TRANSLATION, Severity.INFO, entity, List.of(), count)));
        findings.sort(Finding.BY_PLACE);
        Report report = new Report(now, today, List.copyOf(findings), published.titles());
        last.set(report);
        return report;
    }
}
