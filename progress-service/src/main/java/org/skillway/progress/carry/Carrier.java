package org.skillway.progress.carry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries records along whenever merges have changed, on a thread of its own. That it is due stands in the database until
 * all is done: a process that ends half-way is made good by whichever looks next. Several at once do no harm, since a ledger
 * is locked before it is looked at.
 */
@Singleton
class Carrier {

    private static final Logger LOG = Logger.getLogger(Carrier.class);

    private final CarryRepository carries;
    private final CarryConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "carrier");
    private boolean failing;

    Carrier(CarryRepository carries, CarryConfig config) {
        this.carries = carries;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(config.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Nothing is carried any longer");
        }
    }

    private void look() {
        try {
            Optional<Merges> due = carries.due();
            if (due.isPresent() && carryAll()) {
                carries.done(due.get());
                LOG.infof(
                        "Records have been carried along to the merges of revision %d",
                        due.get().revision());
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            // Answers do not depend on it, and it is due until it has been done.
            if (!failing && stopping.getCount() > 0) {
                LOG.warn("Records cannot be carried along with merges for now");
            }
            LOG.debug("Records cannot be carried along with merges for now", e);
            failing = true;
        }
    }

    /** Says whether it came to its end: not when this process is about to stop. */
    private boolean carryAll() throws SQLException {
        for (Partition partition : carries.partitions()) {
            for (long page = 0; page < partition.pages(); page += config.pages()) {
                if (!carry(carries.holders(partition, page, page + config.pages()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean carry(List<String> learners) throws SQLException {
        for (int i = 0; i < learners.size(); i += config.batch()) {
            if (stopping.getCount() == 0) {
                return false;
            }
            List<String> batch = learners.subList(i, Math.min(i + config.batch(), learners.size()));
            for (String busy : carries.carry(batch, false)) {
                carries.carry(List.of(busy), true);
            }
        }
        return stopping.getCount() > 0;
    }
}
