package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.skillway.catalog.imports.ImportClient.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An import of what is broken")
class ImportFuzzTest {

    /** More by -Dskillway.import-fuzz=… when there is time. */
    private static final int ROUNDS = Integer.getInteger("skillway.import-fuzz", 25);

    @Inject
    HistoryService history;

    private final ImportClient admin = new ImportClient(Tokens.admin("root-" + Samples.freshKey("a")));
    private final String a = Samples.freshKey("fuzz");
    private final String b = Samples.freshKey("fuzz");
    private final String module = Samples.freshKey("fuzz");
    private final String text = line("skill", Samples.skill(a, b))
            + line("skill", Samples.skill(b))
            + line("module", Samples.module(module, 5, a, b));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(String query, byte[] body) throws IOException {
        long before = history.head().revision();
        JsonNode job = admin.run(query, "text/csv", body);
        assertThat(job.path("state").asText()).as(query + " " + job).isEqualTo("refused");
        JsonNode faults = admin.faults(job);
        assertThat(faults).as(query).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.path("file").asText()).as("%s", fault).isNotEmpty();
            assertThat(fault.path("rule").asText()).as("%s", fault).isNotEmpty();
            assertThat(fault.path("message").asText()).as("%s", fault).isNotEmpty();
        });
        assertThat(history.head().revision()).isEqualTo(before);
    }

    @Test
    @DisplayName("that breaks off anywhere is refused, or has in it all that the whole lines say")
    void truncated() throws IOException {
        byte[] whole = utf8(text);
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] part = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
            JsonNode job = admin.run("format=ndjson&dryRun=true", "application/x-ndjson", part);
            assertThat(job.path("state").asText()).isIn("refused", "done");
            if (part[part.length - 1] != '}' && part[part.length - 1] != '\n') {
                assertThat(job.path("state").asText())
                        .as(new String(part, StandardCharsets.UTF_8))
                        .isEqualTo("refused");
            }
        }
        assertThat(history.current(Kind.SKILL, b)).isEmpty();
    }

    @Test
    @DisplayName("whose lines are in another order is the same import")
    void shuffled() throws IOException {
        List<String> lines = new ArrayList<>(text.lines().toList());
        admin.lines("", text);
        long revision = history.head().revision();
        for (int round = 0; round < 4; round++) {
            Collections.shuffle(lines, new Random(round));
            JsonNode job = admin.lines("", String.join("\n", lines));
            assertThat(job.path("state").asText()).isEqualTo("done");
            assertThat(job.path("revision").asLong()).isEqualTo(revision);
        }
    }

    @Test
    @DisplayName("in another encoding than UTF-8 is refused, in every format")
    void encodings() throws IOException {
        String json = Samples.file("skills", Samples.skill(a).replace("Summary", "caf\u00e9"));
        String csv = "key,kind,title.en,summary.en\n" + a + ",tool,caf\u00e9,S\n";
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            refused(
                    "format=ndjson",
                    line("skill", Samples.skill(a).replace("Summary", "caf\u00e9"))
                            .getBytes(charset));
            refused("format=csv&kind=skill", csv.getBytes(charset));
        }
        refused("format=json", json.getBytes(StandardCharsets.ISO_8859_1));
        refused("format=exercism", "{\"exercises\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        byte[] broken = utf8(csv);
        broken[csv.indexOf('\u00e9') + 1] = 'x';
        refused("format=csv&kind=skill", broken);
    }

    @Test
    @DisplayName("with a line of 10 MB, a NUL or control characters is refused by its line")
    void monsters() throws IOException {
        String monster = Samples.skill(a).replace("Summary", "x".repeat(10_000_000));
        refused("format=ndjson", utf8(line("skill", Samples.skill(b)) + line("skill", monster)));
        refused("format=json", utf8(Samples.file("skills", monster)));
        refused(
                "format=csv&kind=skill",
                utf8("key,kind,title.en\n" + a + ",tool,\"" + "y".repeat(10_000_000) + "\"\n"));
        refused("format=csv&kind=skill", utf8("key,kind,title.en,summary.en\n" + a + ",tool,a\u0000b,S\n"));
        refused("format=ndjson", utf8(line("skill", Samples.skill(a).replace("Summary", "a\\u0000b"))));
        refused("format=ndjson", utf8(line("skill", Samples.skill(a).replace("Summary", "a\u0000b"))));
    }

    @Test
    @DisplayName("in another format than it is said to be in is refused")
    void wrongFormat() throws IOException {
        byte[] csv = utf8("key,kind,title.en,summary.en\n" + a + ",tool,T,S\n");
        byte[] json = utf8(Samples.file("skills", Samples.skill(a)));
        for (String format : List.of("json", "ndjson", "esco", "exercism")) {
            refused("format=" + format, csv);
        }
        for (String format : List.of("ndjson", "csv&kind=skill", "esco", "exercism")) {
            refused("format=" + format, json);
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(json);
        }
        for (String format : List.of("json", "ndjson", "csv&kind=skill", "esco", "exercism")) {
            refused("format=" + format, zipped.toByteArray());
        }
    }

    @Test
    @DisplayName("never fails, whatever the bytes, with the head of an archive or without")
    void rubbish() throws IOException {
        Random random = new Random(11);
        long before = history.head().revision();
        for (String format : List.of("json", "ndjson", "csv&kind=module", "esco", "exercism")) {
            for (int i = 0; i < 4; i++) {
                byte[] rubbish = new byte[5 + random.nextInt(5000)];
                random.nextBytes(rubbish);
                if (i == 0) {
                    System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, rubbish, 0, 4);
                }
                JsonNode job = admin.run("format=" + format, "text/csv", rubbish);
                assertThat(job.path("state").asText()).as(format).isEqualTo("refused");
            }
        }
        assertThat(history.head().revision()).isEqualTo(before);
    }
}
