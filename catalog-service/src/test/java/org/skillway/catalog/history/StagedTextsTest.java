package org.skillway.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.history.PublicationService.Cause;

@QuarkusTest
@DisplayName("What searches find a staged skill by")
class StagedTextsTest {

    @Inject
    StagingService staging;

    @Inject
    PublicationService publication;

    @Inject
    Documents documents;

    @Inject
    AgroalDataSource database;

    private final Author admin = Author.admin();

    @Test
    @DisplayName("is there also when the catalog said the same while it was staged, and something else since")
    void changedMeanwhile() {
        String key = Samples.freshKey("meanwhile");
        String first = word();
        String second = word();
        publish(staged(titled(key, first)));

        UUID stage = staged(titled(key, first));
        long inspected = publication.inspect(stage).revision();
        publish(staged(titled(key, second)));
        publish(stage, inspected);

        admin.get("/search?q=" + first).then().body("items.key", contains(key));
        admin.get("/search?q=" + second).then().body("items", empty());
        assertThat(isKnown(first)).isTrue();
        assertThat(isKnown(second)).as("nothing says it any more").isFalse();
    }

    @Test
    @DisplayName("is forgotten where the skill has been merged meanwhile and is left out")
    void leftOut() {
        String gone = admin.skill("gone");
        String kept = admin.skill("kept");
        String other = Samples.freshKey("other");
        String ofGone = word();
        String ofOther = word();

        UUID stage = staged(titled(gone, ofGone), titled(other, ofOther));
        long inspected = publication.inspect(stage).revision();
        admin.post("/skills/" + gone + "/merge", "{\"into\": \"" + kept + "\"}")
                .then()
                .statusCode(200);
        publish(stage, inspected);

        admin.get("/search?q=" + ofOther).then().body("items.key", contains(other));
        assertThat(isKnown(ofOther)).isTrue();
        assertThat(isKnown(ofGone))
                .as("a slip of the pen would be taken for it")
                .isFalse();
    }

    private UUID staged(String... skills) {
        UUID stage = staging.open();
        List<Document> all = Arrays.stream(skills)
                .map(skill -> documents.read(Kind.SKILL, skill))
                .toList();
        staging.add(stage, all);
        staging.addTexts(stage, all, new StagedWords());
        return stage;
    }

    private void publish(UUID stage) {
        publish(stage, publication.inspect(stage).revision());
    }

    private void publish(UUID stage, long inspected) {
        publication.publish(Cause.of("admin", Action.IMPORT), stage, inspected, () -> {});
        staging.discard(stage);
    }

    private static String titled(String key, String word) {
        return Samples.skill(key).replace("Skill " + key, "Knows " + word);
    }

    /** One that nothing else says. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private boolean isKnown(String word) {
        return StoredRows.number(database, "select count(*) from search_word where word = ?", word) > 0;
    }
}
