package org.skillway.catalog.imports.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillKind;

@DisplayName("What is written is what is read again, whatever stands in it,")
class RoundTripTest {

    /** More by -Dskillway.round-trips=… when there is time. */
    private static final int ROUNDS = Integer.getInteger("skillway.round-trips", 300);

    private static String json(Document document) throws IOException {
        return Reading.JSON.writeValueAsString(document);
    }

    @Test
    @DisplayName("in every member of every kind, as JSON and as lines")
    void json() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            for (Document document : new RandomEntities(seed).some()) {
                String kind = document.entityKind().wire();
                Reading whole = Reading.json(
                        ("{\"" + kind + "s\": [" + json(document) + "]}").getBytes(StandardCharsets.UTF_8));
                assertThat(whole.faults).as("seed " + seed).isEmpty();
                assertThat(whole.documents.values()).as("seed " + seed).containsExactly(document);
                Reading lines = Reading.ndjson(("{\"kind\":\"" + kind + "\",\"document\":" + json(document) + "}")
                        .getBytes(StandardCharsets.UTF_8));
                assertThat(lines.documents.values()).as("seed " + seed).containsExactly(document);
            }
        }
    }

    @Test
    @DisplayName("in every member of every kind that has a table")
    void csv() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            for (Document document : new RandomEntities(seed).some()) {
                if (CsvForm.has(document.entityKind())) {
                    String table = table(document.entityKind(), List.of(document));
                    Reading reading = Reading.csv(document.entityKind(), table);
                    assertThat(reading.faults).as("seed %d: %s", seed, table).isEmpty();
                    assertThat(reading.documents.values())
                            .as("seed %d: %s", seed, table)
                            .containsExactly(document);
                }
            }
        }
    }

    @Test
    @DisplayName("and no cell of a table is one that a spreadsheet computes")
    void formulas() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            for (Document document : new RandomEntities(seed).some()) {
                if (CsvForm.has(document.entityKind())) {
                    assertThat(cells(document.entityKind(), document).values())
                            .as("seed " + seed)
                            .allSatisfy(cell -> assertThat(Cells.guarded(cell))
                                    .doesNotContainPattern("\\A[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\n=1",
                "'=1",
                "''",
                "'",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20A1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"https://example.org\",\"x\")",
                "\"=1\"",
                "a\n=1",
                "a,=1;=1"
            })
    @DisplayName("and what looks like a formula comes back as it was")
    void guarded(String text) throws IOException {
        assertThat(Cells.guarded(text)).doesNotContainPattern("\\A[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]");
        assertThat(Cells.unguarded(Cells.guarded(text))).isEqualTo(text);
        SkillDocument skill =
                new SkillDocument("k", SkillKind.TOOL, Map.of("en", text), Map.of("en", text), null, null, null);
        assertThat(Reading.csv(Kind.SKILL, table(Kind.SKILL, List.of(skill)))
                        .documents
                        .values())
                .containsExactly(skill);
    }

    private static Map<String, String> cells(Kind kind, Document document) {
        ObjectNode tree = Reading.JSON.valueToTree(document);
        return CsvForm.cells(kind, tree);
    }

    /** As an export writes it. */
    private static String table(Kind kind, List<Document> documents) throws IOException {
        TreeSet<String> header = new TreeSet<>((a, b) -> CsvForm.order(kind, a, b));
        documents.forEach(document -> header.addAll(cells(kind, document).keySet()));
        StringWriter text = new StringWriter();
        try (CSVPrinter rows = CSVFormat.RFC4180.print(text)) {
            rows.printRecord(header);
            for (Document document : documents) {
                Map<String, String> cells = cells(kind, document);
                rows.printRecord(header.stream()
                        .map(column -> Cells.guarded(cells.getOrDefault(column, "")))
                        .toList());
            }
        }
        return text.toString();
    }
}
