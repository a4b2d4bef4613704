package org.skillway.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;
import org.skillway.catalog.imports.ImportRefusedException;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("Publications at the same time")
class PublicationTest {

    @Inject
    Importer importer;

    @Inject
    AgroalDataSource database;

    @Test
    @DisplayName("take revisions without a gap, and none for a change that changes nothing")
    void gapless() throws Exception {
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String skill = Samples.skill(Samples.freshKey("gapless"));
            writers.add(() -> publish(skill).revision());
            writers.add(() -> publish(skill).revision());
        }
        atOnce(writers);
        assertThat(number("select count(*) from catalog_change"))
                .isEqualTo(number("select revision from catalog_head"));
        assertThat(number("select max(revision) from catalog_change"))
                .isEqualTo(number("select revision from catalog_head"));
        assertThat(number("select count(*) from entity_state where key like 'gapless-%'"))
                .as("each skill was published once, however often it was sent")
                .isEqualTo(24);
    }

    @Test
    @DisplayName("of the two halves of a prerequisite cycle: exactly one succeeds, every time")
    void halvesOfACycle() throws Exception {
        for (int round = 0; round < 10; round++) {
            String a = Samples.freshKey("half");
            String b = Samples.freshKey("half");
            importer.run("admin", Map.of("a", Samples.file("skills", Samples.skill(a), Samples.skill(b))));
            List<String> outcomes =
                    atOnce(List.of(() -> outcome(Samples.skill(a, b)), () -> outcome(Samples.skill(b, a))));
            assertThat(outcomes).containsExactlyInAnyOrder("published", "cycle");
        }
    }

    private String outcome(String skill) {
        try {
            publish(skill);
            return "published";
        } catch (ImportRefusedException e) {
            return e.faults().get(0).rule();
        }
    }

    private Publication publish(String skill) {
        return importer.run("admin", Map.of("skill", Samples.file("skills", skill)));
    }

    private long number(String sql) {
        return StoredRows.number(database, sql);
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
